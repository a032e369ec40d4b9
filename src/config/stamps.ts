import { resolve } from 'node:path'
import { fail, type Result, succeed } from '../core/fault.ts'
import { type Duration, minutes } from '../core/time/duration.ts'
import { type Environment, readText } from './environment.ts'
import { readCount } from './read-count.ts'

/** Who stamps the anchors with the time (RFC 3161), and whom they have to lead to. */
export type StampSettings = {
  /** Addresses; empty: nobody is asked. */
  readonly authorities: readonly string[]
  /** File or folder of root certificates; `null`: none, so nothing can be checked. */
  readonly roots: string | null
  /** OID that stamps have to be made under; `null`: any. */
  readonly policy: string | null
  /** From one stamp of an authority to its next. */
  readonly every: Duration
}

const USUAL_MINUTES = 1
const MINUTES_AT_MOST = 1_440
const OID = /^[0-2](\.\d{1,20}){1,30}$/

const isAddress = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === ''
}

export function readStamps(environment: Environment, workingFolder: string): Result<StampSettings> {
  const every = readCount(environment, 'XUNCHA_STAMP_MINUTES', USUAL_MINUTES, [1, MINUTES_AT_MOST])
  if (!every.ok) return every
  const listed = (readText(environment, 'XUNCHA_STAMP_AUTHORITIES') ?? '').split(/[\s,]+/)
  const authorities = [...new Set(listed.filter((one) => one !== ''))]
  if (!authorities.every(isAddress)) {
    return fail(
      'setting-invalid',
      '设置 XUNCHA_STAMP_AUTHORITIES 无效：应为不带账号的 http(s) 地址，以空格或逗号分隔。Setting XUNCHA_STAMP_AUTHORITIES is invalid: use http(s) addresses without an account, separated by blanks or commas.',
      'XUNCHA_STAMP_AUTHORITIES',
    )
  }
  const roots = readText(environment, 'XUNCHA_STAMP_ROOTS')
  if (authorities.length > 0 && roots === null) {
    return fail(
      'setting-invalid',
      '设置 XUNCHA_STAMP_AUTHORITIES 需要 XUNCHA_STAMP_ROOTS：没有根证书，时间戳无从核实。Setting XUNCHA_STAMP_AUTHORITIES needs XUNCHA_STAMP_ROOTS: without root certificates no stamp can be verified.',
      'XUNCHA_STAMP_ROOTS',
    )
  }
  const policy = readText(environment, 'XUNCHA_STAMP_POLICY')
  if (policy !== null && !OID.test(policy)) {
    return fail(
      'setting-invalid',
      '设置 XUNCHA_STAMP_POLICY 无效：应为对象标识符，如 1.2.3.4。Setting XUNCHA_STAMP_POLICY is invalid: use an object identifier such as 1.2.3.4.',
      'XUNCHA_STAMP_POLICY',
    )
  }
  return succeed({
    authorities,
    roots: roots === null ? null : resolve(workingFolder, roots),
    policy,
    every: minutes(every.value),
  })
}
