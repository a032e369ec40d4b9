import { storageAwayIn } from '../../core/storage-away.ts'
import type { Logger } from '../../ports/logger.ts'

/** Eight stages that ask twice a second would fill the log of a night without a database: it is said once, and its end. */
export type Outage = {
  /** Something failed. What is no outage is logged each time. */
  met(about: Readonly<Record<string, unknown>>, error: unknown, message: string): void
  /** The database has answered. */
  over(): void
  /** Why it is away; `null` when it is not. */
  trouble(): string | null
}

export function createOutage(logger: Logger): Outage {
  let trouble: string | null = null
  return {
    met(about, error, message) {
      const away = storageAwayIn(error)
      if (away === null) logger.error({ ...about, error: String(error) }, message)
      else if (trouble === null) logger.error({ ...about, why: away.why }, 'the database is away')
      if (away !== null) trouble = away.why
    },
    over() {
      if (trouble !== null) logger.warn({}, 'the database is back')
      trouble = null
    },
    trouble: () => trouble,
  }
}
