import { allOf, type Result } from '../core/fault.ts'
import { type RetentionSettings, USUAL_RETENTION } from '../core/retention/retention.ts'
import type { Environment } from './environment.ts'
import { readCount } from './read-count.ts'

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
