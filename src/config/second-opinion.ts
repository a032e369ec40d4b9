import { z } from 'zod'
import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import { type Environment, readText } from './environment.ts'

export type SecondOpinionSettings = {
  /** Base address of an OpenAI-compatible API. */
  readonly url: string
  readonly model: string
  readonly perHour: number
}

const PER_HOUR = z.coerce.number().int().min(1).max(10_000)
const URL_NAME = 'XUNCHA_SECOND_OPINION_URL'
const MODEL_NAME = 'XUNCHA_SECOND_OPINION_MODEL'
const PER_HOUR_NAME = 'XUNCHA_SECOND_OPINION_PER_HOUR'

const wrong = (name: string, zh: string, en: string): Result<never> =>
  fail('setting-invalid', `设置 ${name} 无效：${zh}。Setting ${name} is invalid: ${en}.`, name)

/** A key in the address would end in logs and in the evidence record. */
function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const plain = url.username === '' && url.password === '' && url.search === ''
  return plain && (url.protocol === 'http:' || url.protocol === 'https:')
}

function readServer(environment: Environment): Result<{ url: string; model: string } | null> {
  const url = readText(environment, URL_NAME)
  const model = readText(environment, MODEL_NAME)
  if (url === null && model === null) return succeed(null)
  if (url === null || model === null) {
    const missing = url === null ? URL_NAME : MODEL_NAME
    return wrong(missing, '须与另一项一起设置', `${URL_NAME} and ${MODEL_NAME} go together`)
  }
  return isPlainAddress(url)
    ? succeed({ url, model })
    : wrong(
        URL_NAME,
        '应为 http(s) 地址，密钥放在密钥文件 secondOpinionKey',
        'use an http(s) address; the key belongs in the secret file (secondOpinionKey)',
      )
}

function readPerHour(environment: Environment): Result<number> {
  const perHour = PER_HOUR.safeParse(readText(environment, PER_HOUR_NAME) ?? '60')
  return perHour.success
    ? succeed(perHour.data)
    : wrong(PER_HOUR_NAME, '请填 1 到 10000 的整数', 'use 1 to 10000')
}

/** Off unless an address and a model are named. */
export function readSecondOpinion(environment: Environment): Result<SecondOpinionSettings | null> {
  const read = allOf({ server: readServer(environment), perHour: readPerHour(environment) })
  if (!read.ok) return read
  const { server, perHour } = read.value
  return succeed(server === null ? null : { ...server, perHour })
}
