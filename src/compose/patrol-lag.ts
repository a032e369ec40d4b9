import { type PlanDeps, plannedRooms } from '../app/plan/plan.ts'
import {
  followAges,
  type LookAges,
  NOTHING_OVERDUE,
  type OverdueReport,
  overdueRooms,
} from '../core/patrol/overdue.ts'
import { seconds } from '../core/time/duration.ts'
import type { Logger } from '../ports/logger.ts'

type LagNeeds = Pick<PlanDeps, 'clock' | 'transactions' | 'judge' | 'sweeps'> & {
  readonly logger: Logger
}

export type PatrolLag = { report(): OverdueReport; stop(): Promise<void> }

const EVERY = seconds(10)

/** Holds the age of every room's last look against its sweep's cadence, from the moment it is started. */
export function watchPatrolLag(needs: LagNeeds): PatrolLag {
  const { clock, transactions, logger } = needs
  const stop = new AbortController()
  let ages: LookAges = new Map()
  let report = NOTHING_OVERDUE

  async function look(): Promise<void> {
    const sweeps = needs.sweeps()
    const rooms = await transactions.run((records) => plannedRooms(records, needs, clock.now()))
    const now = clock.monotonic()
    ages = followAges(ages, rooms, sweeps, now)
    report = overdueRooms(ages, rooms, sweeps, now)
  }

  async function keepLooking(): Promise<void> {
    while (!stop.signal.aborted) {
      // What cannot be read grows older all the same: the last report stays until it can be.
      await look().catch((error: unknown) =>
        logger.error({ error: String(error) }, 'the age of looks cannot be read'),
      )
      await clock.sleep(EVERY, stop.signal)
    }
  }
  const looking = keepLooking()
  return {
    report: () => report,
    stop: () => {
      stop.abort()
      return looking
    },
  }
}
