import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import { keepCutPower } from '../../app/cuts/power/automatic-cuts.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Base } from './open-base.ts'

/** Often enough that a countdown of ten seconds ends about when it says. */
const EVERY = '*/5 * * * * *'
/** No sweep is named so: names of sweeps have no blanks. */
const NAME = 'power to cut'

/** Requests that expire, countdowns of automatic orders: on one machine at a time. */
export const powerTick = (
  { foundation, legal, transactions, platform }: Base,
  queue: JobQueue,
): TickSettings => ({
  name: NAME,
  expression: EVERY,
  run: async ({ backfilled }) => {
    // What was missed is of no use: the next tick finds all that this one would have.
    if (backfilled) return
    const { clock, identifiers } = foundation
    await queue.enqueue(
      await keepCutPower({ ...legal, clock, identifiers, transactions, platform }),
    )
  },
})
