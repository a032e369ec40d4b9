import { storageAwayIn } from '../../core/storage-away.ts'
import type { Logger } from '../../ports/logger.ts'

/** Eight stages that ask twice a second would fill the log of a night without a database: it is said once, and its end. */
export type Outage = {
  /** `what` failed. What is no outage is logged each time. */
  met(what: string, about: Readonly<Record<string, unknown>>, error: unknown, message: string): void
  /** `what` succeeded, or need not be done any more. The outage is over when nothing is left that failed. */
  over(what: string): void
  /** Why it is away; `null` when it is not. */
  trouble(): string | null
}

/**
 * A database on a full disk can be read and not written, one after a fail-over likewise: an answer to something else
 * than what failed says nothing of the outage.
 */
export function createOutage(logger: Logger): Outage {
  const failing = new Map<string, string>()
  return {
    met(what, about, error, message) {
      const away = storageAwayIn(error)
      if (away === null) logger.error({ ...about, error: String(error) }, message)
      else {
        if (failing.size === 0) logger.error({ ...about, why: away.why }, 'the database is away')
        failing.set(what, away.why)
      }
    },
    over(what) {
      if (failing.delete(what) && failing.size === 0) logger.warn({}, 'the database is back')
    },
    trouble: () => failing.values().next().value ?? null,
  }
}
