import type { Logger } from '../../ports/logger.ts'

/** So many are named; all are counted. */
const NAMED_AT_MOST = 100

/** Evidence that is lost since the start: counted, named, told in the log. */
export function createLosses(logger: Logger) {
  let count = 0
  const names: string[] = []
  return {
    add(sha256: string, told: Readonly<Record<string, unknown>>, message: string): void {
      count += 1
      if (names.length < NAMED_AT_MOST) names.push(sha256)
      logger.error({ sha256, ...told }, message)
    },
    figures: () => ({ lost: count, lostFiles: [...names] }),
  }
}
