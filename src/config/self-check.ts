import { resolve } from 'node:path'
import { z } from 'zod'
import { fail, type Result, succeed } from '../core/fault.ts'
import { type Duration, minutes } from '../core/time/duration.ts'
import { type Environment, readText } from './environment.ts'

/** How the program looks after itself, and whom it tells that it does. */
export type SelfCheckSettings = {
  /** From one picture that it shows itself to the next, on average; `null`: it shows itself none. */
  readonly canaryPause: Duration | null
  /** Recordings that canaries are spoken with; `null`: a program of the system speaks, where there is one. */
  readonly voicesFolder: string | null
  /** Who is told each minute that the patrol sees; `null`: nobody. */
  readonly heartbeatUrl: string | null
  /** The collector of traces (OTLP over HTTP, with its path); `null`: nobody is told. */
  readonly tracesUrl: string | null
}

/** Half an hour: about one part in two hundred of a core. Ours: docs/decisions/0177. */
const USUAL_MINUTES = '30'
const MINUTES = z.coerce.number().int().min(0).max(1_440)

function readPause(environment: Environment): Result<Duration | null> {
  const parsed = MINUTES.safeParse(readText(environment, 'XUNCHA_CANARY_MINUTES') ?? USUAL_MINUTES)
  if (!parsed.success) {
    return fail(
      'setting-invalid',
      '设置 XUNCHA_CANARY_MINUTES 无效：请填 0（不自检）到 1440 的整数分钟。Setting XUNCHA_CANARY_MINUTES is invalid: use whole minutes from 0 (none) to 1440.',
      'XUNCHA_CANARY_MINUTES',
    )
  }
  return succeed(parsed.data === 0 ? null : minutes(parsed.data))
}

function readUrl(environment: Environment, name: string): Result<string | null> {
  const url = readText(environment, name)
  if (url === null) return succeed(null)
  const parsed = URL.parse(url)
  const sound = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === ''
  return sound
    ? succeed(url)
    : fail(
        'setting-invalid',
        `设置 ${name} 无效：应为不带账号的 http(s) 地址。Setting ${name} is invalid: use an http(s) address without an account.`,
        name,
      )
}

export function readSelfCheck(
  environment: Environment,
  workingFolder: string,
): Result<SelfCheckSettings> {
  const pause = readPause(environment)
  if (!pause.ok) return pause
  const url = readUrl(environment, 'XUNCHA_HEARTBEAT_URL')
  if (!url.ok) return url
  const traces = readUrl(environment, 'XUNCHA_TRACES_URL')
  if (!traces.ok) return traces
  // Nobody is told that the patrol sees where that is not looked into.
  if (url.value !== null && pause.value === null) {
    return fail(
      'setting-invalid',
      '设置 XUNCHA_HEARTBEAT_URL 需要自检：请把 XUNCHA_CANARY_MINUTES 设为大于 0。Setting XUNCHA_HEARTBEAT_URL needs canaries: set XUNCHA_CANARY_MINUTES above 0.',
      'XUNCHA_HEARTBEAT_URL',
    )
  }
  const voices = readText(environment, 'XUNCHA_CANARY_VOICES')
  return succeed({
    canaryPause: pause.value,
    voicesFolder: voices === null ? null : resolve(workingFolder, voices),
    heartbeatUrl: url.value,
    tracesUrl: traces.value,
  })
}
