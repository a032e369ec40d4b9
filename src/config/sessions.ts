import { type SessionRules, USUAL_SESSION_RULES } from '../core/access/session-life.ts'
import { allOf, type Result, succeed } from '../core/fault.ts'
import { hours, minutes } from '../core/time/duration.ts'
import type { Environment } from './environment.ts'
import { readCount } from './read-count.ts'

/** How long people stay signed in. */
export function readSessions(environment: Environment): Result<SessionRules> {
  const { idle, lasts } = USUAL_SESSION_RULES
  const read = allOf({
    idle: readCount(environment, 'XUNCHA_SESSION_IDLE_MINUTES', (idle ?? 0) / 60_000, [0, 1_440]),
    lasts: readCount(environment, 'XUNCHA_SESSION_HOURS', lasts / 3_600_000, [1, 720]),
  })
  if (!read.ok) return read
  return succeed({
    ...USUAL_SESSION_RULES,
    idle: read.value.idle === 0 ? null : minutes(read.value.idle),
    lasts: hours(read.value.lasts),
  })
}
