import { startTicks } from '../adapters/cron/node-cron-ticks.ts'
import type { OpenDatabase } from '../adapters/db/database.ts'
import { hours } from '../core/time/duration.ts'
import { minus } from '../core/time/instant.ts'
import type { JobQueue } from '../ports/job-queue.ts'
import type { Transactions } from '../ports/records/records.ts'
import type { Foundation } from './foundation.ts'
import type { LegalTimeParts } from './law/legal-time.ts'

/** Once a day, in the small hours: marks that guard against repeats are forgotten after a week. */
const HOUSEKEEPING = '0 17 4 * * *'
const REMEMBER_FOR = hours(7 * 24)

type PatrolNeeds = {
  readonly foundation: Foundation
  readonly queue: JobQueue
  readonly legalTime: LegalTimeParts
  readonly database: Pick<OpenDatabase, 'ticks' | 'forgetGuards'>
  readonly transactions: Transactions
}

async function forgetWhatIsOld({ foundation, database, transactions }: PatrolNeeds): Promise<void> {
  const now = foundation.clock.now()
  await database.forgetGuards(minus(now, REMEMBER_FOR))
  const kept = hours(24 * foundation.settings.storage.replayDays)
  await transactions.run(({ airPrints }) => airPrints.forget(minus(now, kept)))
}

/** Plans at once, then at every tick of every sweep. */
export async function startPatrol(needs: PatrolNeeds): Promise<void> {
  const { clock, logger, closers, identifiers } = needs.foundation
  const plan = (tick: string) =>
    needs.queue.enqueue([{ stage: 'plan', key: tick, payload: { tick } }])
  const running = await startTicks({
    ticks: [
      ...needs.legalTime.allSweeps.map(({ name, cron }) => ({
        name,
        expression: cron,
        // The queue remembers keys for a day, and where the clock was set back a tick comes again.
        run: (tick: { readonly key: string }) => plan(`${tick.key} ${identifiers.next()}`),
      })),
      {
        name: 'housekeeping',
        expression: HOUSEKEEPING,
        run: () => forgetWhatIsOld(needs),
      },
    ],
    clock,
    coordinator: needs.database.ticks,
    logger,
  })
  closers.add('ticks', () => running.stop())
  await plan(`start:${identifiers.next()}`)
}
