import { allOf, fail, type Result } from '../core/fault.ts'
import { type RetentionSettings, USUAL_RETENTION } from '../core/retention/retention.ts'
import { type Environment, readText } from './environment.ts'

function readCount(
  environment: Environment,
  name: string,
  usual: number,
  [least, most]: readonly [number, number],
): Result<number> {
  const text = readText(environment, name) ?? String(usual)
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (count >= least && count <= most) return { ok: true, value: count }
  return fail(
    'setting-invalid',
    `设置 ${name} 无效：请填 ${least} 到 ${most} 的整数。Setting ${name} is invalid: use a whole number from ${least} to ${most}.`,
    name,
  )
}

/** How long what is kept. */
export const readRetention = (environment: Environment): Result<RetentionSettings> =>
  allOf({
    pictureMinutes: readCount(
      environment,
      'XUNCHA_RETENTION_PICTURE_MINUTES',
      USUAL_RETENTION.pictureMinutes,
      [1, 1_440],
    ),
    suspectDays: readCount(
      environment,
      'XUNCHA_RETENTION_SUSPECT_DAYS',
      USUAL_RETENTION.suspectDays,
      [1, 3_650],
    ),
    caseDays: readCount(
      environment,
      'XUNCHA_RETENTION_CASE_DAYS',
      USUAL_RETENTION.caseDays,
      [0, 36_500],
    ),
    ledgerDays: readCount(
      environment,
      'XUNCHA_RETENTION_LEDGER_DAYS',
      USUAL_RETENTION.ledgerDays,
      [62, 3_650],
    ),
  })
