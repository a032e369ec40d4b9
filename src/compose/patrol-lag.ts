import { heldNow } from '../app/plan/held-now.ts'
import type { PlanDeps } from '../app/plan/plan.ts'
import {
  followAges,
  type LookAges,
  NOTHING_OVERDUE,
  type OverdueReport,
  overdueRooms,
} from '../core/patrol/overdue.ts'
import {
  NO_TROUBLES,
  type SweepTroubles,
  sweepTroubles,
} from '../core/patrol/sweeps/sweep-troubles.ts'
import { seconds } from '../core/time/duration.ts'
import type { Logger } from '../ports/logger.ts'

type LagNeeds = Pick<
  PlanDeps,
  'clock' | 'transactions' | 'judge' | 'sweeps' | 'politeness' | 'law'
> & {
  readonly logger: Logger
}

export type PatrolLag = {
  report(): OverdueReport
  /** Sweeps with something to say to people. */
  sweeps(): SweepTroubles
  stop(): Promise<void>
}

const EVERY = seconds(10)

/** Holds the age of every room's last look against its sweep's cadence, from the moment it is started. */
export function watchPatrolLag(needs: LagNeeds): PatrolLag {
  const { clock, logger } = needs
  const stop = new AbortController()
  let ages: LookAges = new Map()
  let report = NOTHING_OVERDUE
  let troubles = NO_TROUBLES

  async function look(): Promise<void> {
    const held = await heldNow(needs, clock.now())
    const { rooms } = held
    troubles = sweepTroubles(held, clock.now())
    const now = clock.monotonic()
    ages = followAges(ages, rooms, now)
    report = overdueRooms(ages, rooms, now)
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
    sweeps: () => troubles,
    stop: () => {
      stop.abort()
      return looking
    },
  }
}
