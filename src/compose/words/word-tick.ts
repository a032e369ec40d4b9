import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** No sweep is named so: names of sweeps have no blanks. */
const NAME = 'words taken in'
const EXPRESSION = '15 */2 * * * *'
/** Violations in one transaction. */
const AT_ONCE = 20

/**
 * Makes words findable that were kept before there was a search, a few at a time, once; what is kept since is findable at
 * once. This process asks no more when nothing is left.
 */
export function wordTick(transactions: Transactions): TickSettings {
  let done = false
  return {
    name: NAME,
    expression: EXPRESSION,
    run: async () => {
      while (!done) done = (await transactions.run(({ words }) => words.takeIn(AT_ONCE))) === 0
    },
  }
}
