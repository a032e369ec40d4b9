import { heldNow } from '../app/plan/held-now.ts'
import { type FirstMet, keepMissed } from '../app/plan/keep-missed.ts'
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
import { formatInstant } from '../core/time/instant.ts'
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

/**
 * Holds the age of every room's last look against its sweep's cadence, from the moment it is started, and enters into the
 * ledger what was missed, also before it was started.
 */
export function watchPatrolLag(needs: LagNeeds): PatrolLag {
  const { clock, logger } = needs
  const stop = new AbortController()
  let ages: LookAges = new Map()
  let report = NOTHING_OVERDUE
  let troubles = NO_TROUBLES
  const met: FirstMet = new Map()

  async function look(): Promise<void> {
    const held = await heldNow(needs, clock.now())
    const { rooms } = held
    troubles = sweepTroubles(held, clock.now())
    const now = clock.monotonic()
    ages = followAges(ages, rooms, now)
    report = overdueRooms(ages, rooms, now)
  }

  async function account(): Promise<void> {
    const kept = await keepMissed(needs, met, clock.now())
    if (kept === null || kept.written === 0) return
    const until = formatInstant(kept.until)
    logger.warn({ rooms: kept.written, until }, 'rooms were scheduled and not looked at')
  }

  async function keepLooking(): Promise<void> {
    while (!stop.signal.aborted) {
      // What cannot be read grows older all the same: the last report stays until it can be.
      await look().catch((error: unknown) =>
        logger.error({ error: String(error) }, 'the age of looks cannot be read'),
      )
      await account().catch((error: unknown) =>
        logger.error({ error: String(error) }, 'what was missed is not in the ledger yet'),
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
