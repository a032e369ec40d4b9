import { startTicks } from '../adapters/cron/node-cron-ticks.ts'
import type { OpenDatabase } from '../adapters/db/database.ts'
import type { JobQueue } from '../ports/job-queue.ts'
import type { Transactions } from '../ports/records/records.ts'
import type { Foundation } from './foundation.ts'
import type { LegalTimeParts } from './law/legal-time.ts'
import { forgetWhatIsOld } from './storage/forget-what-is-old.ts'

/** Once a day, in the small hours. */
const HOUSEKEEPING = '0 17 4 * * *'

type PatrolNeeds = {
  readonly foundation: Foundation
  readonly queue: JobQueue
  readonly legalTime: LegalTimeParts
  readonly database: Pick<OpenDatabase, 'ticks' | 'forgetGuards'>
  readonly transactions: Transactions
}

/** Plans at once, then at every tick of every sweep. */
export async function startPatrol(needs: PatrolNeeds): Promise<void> {
  const { clock, logger, closers, identifiers, settings } = needs.foundation
  const { replayDays } = settings.storage
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
        run: () => forgetWhatIsOld({ ...needs, clock, replayDays }),
      },
    ],
    clock,
    coordinator: needs.database.ticks,
    logger,
  })
  closers.add('ticks', () => running.stop())
  await plan(`start:${identifiers.next()}`)
}
