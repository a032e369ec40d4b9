import { startTicks } from '../adapters/cron/node-cron-ticks.ts'
import type { TickLedger } from '../adapters/db/tick-ledger.ts'
import type { JobQueue } from '../ports/job-queue.ts'
import type { Foundation } from './foundation.ts'
import type { LegalTimeParts } from './legal-time.ts'

type PatrolNeeds = {
  readonly foundation: Foundation
  readonly queue: JobQueue
  readonly legalTime: LegalTimeParts
  readonly ledger: TickLedger
}

/** Plans at once, then at every tick of every sweep. */
export async function startPatrol(needs: PatrolNeeds): Promise<void> {
  const { clock, logger, closers, identifiers } = needs.foundation
  const plan = (tick: string) =>
    needs.queue.enqueue([{ stage: 'plan', key: tick, payload: { tick } }])
  const running = await startTicks({
    ticks: needs.legalTime.allSweeps.map(({ name, cron }) => ({
      name,
      expression: cron,
      run: (tick) => plan(tick.key),
    })),
    clock,
    coordinator: needs.ledger,
    logger,
  })
  closers.add('ticks', () => running.stop())
  await plan(`start:${identifiers.next()}`)
}
