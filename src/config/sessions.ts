import { ACCOUNT_ROLES } from '../core/access/rights.ts'
import { type SessionRules, USUAL_SESSION_RULES } from '../core/access/session-life.ts'
import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import { hours, minutes } from '../core/time/duration.ts'
import { type Environment, readText } from './environment.ts'
import { readCount } from './read-count.ts'

const FACTOR_ROLES: readonly string[] = ACCOUNT_ROLES
const FACTOR_NAME = 'XUNCHA_SECOND_FACTOR_ROLES'

function readFactorRoles(environment: Environment): Result<readonly string[]> {
  const roles = (readText(environment, FACTOR_NAME) ?? '')
    .split(/[,\s]+/)
    .filter((one) => one !== '')
  const bad = roles.find((role) => !FACTOR_ROLES.includes(role))
  if (bad === undefined) return succeed(roles)
  const all = FACTOR_ROLES.join(', ')
  return fail(
    'setting-invalid',
    `设置 ${FACTOR_NAME} 无效：“${bad}”不是角色，可用 ${all}。Setting ${FACTOR_NAME} is invalid: "${bad}" is no role; use ${all}.`,
    FACTOR_NAME,
  )
}

/** How long people stay signed in, and who needs a second factor. */
export function readSessions(environment: Environment): Result<SessionRules> {
  const { idle, lasts } = USUAL_SESSION_RULES
  const read = allOf({
    idle: readCount(environment, 'XUNCHA_SESSION_IDLE_MINUTES', (idle ?? 0) / 60_000, [0, 1_440]),
    lasts: readCount(environment, 'XUNCHA_SESSION_HOURS', lasts / 3_600_000, [1, 720]),
    secondFactorFor: readFactorRoles(environment),
  })
  if (!read.ok) return read
  const { secondFactorFor } = read.value
  return succeed({
    idle: read.value.idle === 0 ? null : minutes(read.value.idle),
    lasts: hours(read.value.lasts),
    secondFactorFor,
  })
}
