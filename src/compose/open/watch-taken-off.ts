import { heldBack } from '../../core/patrol/sweeps/sweep-run.ts'
import { NO_TROUBLES, type SweepTroubles } from '../../core/patrol/sweeps/sweep-troubles.ts'
import { seconds } from '../../core/time/duration.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { LegalTimeParts } from '../law/legal-time.ts'
import type { PatrolLag } from '../patrol-lag.ts'

type TakenOffNeeds = Pick<LegalTimeParts, 'sweeps'> & {
  readonly clock: Clock
  readonly logger: Logger
  readonly transactions: Transactions
}

const EVERY = seconds(10)

/** For a process that does not plan: which sweeps people have taken off today, from their runs alone, without the rooms. */
export function watchTakenOff(needs: TakenOffNeeds): Pick<PatrolLag, 'sweeps' | 'stop'> {
  const { clock, logger, transactions } = needs
  const stop = new AbortController()
  let troubles: SweepTroubles = NO_TROUBLES

  async function look(): Promise<void> {
    const today = civilDateOf(clock.now())
    const runs = await transactions.run(({ sweepRuns }) => sweepRuns.current(today))
    const off = heldBack(runs, today)
    const names = needs.sweeps().map(({ name }) => name)
    troubles = { takenOff: names.filter((name) => off.has(name)), withoutRooms: [] }
  }

  async function keepLooking(): Promise<void> {
    while (!stop.signal.aborted) {
      await look().catch((error: unknown) =>
        logger.error({ error: String(error) }, 'sweeps that were taken off cannot be read'),
      )
      await clock.sleep(EVERY, stop.signal)
    }
  }
  const looking = keepLooking()
  return {
    sweeps: () => troubles,
    stop: () => {
      stop.abort()
      return looking
    },
  }
}
