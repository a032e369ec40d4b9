import { budgetWords } from '../app/plan/budget-words.ts'
import { heldNow } from '../app/plan/held-now.ts'
import { keepLoad, LOAD_WORDS } from '../app/plan/keep-load.ts'
import { keepMissed, type RoomsMet } from '../app/plan/keep-missed.ts'
import type { PlanDeps } from '../app/plan/plan.ts'
import { easedBy } from '../core/patrol/load/ease.ts'
import { FRESH_MEMORY, type LoadState, NO_LOAD } from '../core/patrol/load/load-ladder.ts'
import {
  followAges,
  type LookAges,
  NOTHING_OVERDUE,
  type OverdueReport,
  overdueRooms,
} from '../core/patrol/overdue.ts'
import type { HeldRoom } from '../core/patrol/plan-probes.ts'
import {
  NO_TROUBLES,
  type SweepTroubles,
  sweepTroubles,
} from '../core/patrol/sweeps/sweep-troubles.ts'
import { seconds } from '../core/time/duration.ts'
import { formatInstant, type Instant } from '../core/time/instant.ts'
import type { Logger } from '../ports/logger.ts'

type LagNeeds = Pick<
  PlanDeps,
  'clock' | 'transactions' | 'judge' | 'sweeps' | 'politeness' | 'law'
> & {
  readonly logger: Logger
}

/** Rooms that were scheduled and not looked at when the ledger was last accounted for, up to `until`. */
export type MissedLately = { readonly rooms: number; readonly until: Instant | null }
const NOTHING_MISSED: MissedLately = { rooms: 0, until: null }

export type PatrolLag = {
  report(): OverdueReport
  /** What the patrol does with less at the moment. */
  load(): LoadState
  missed(): MissedLately
  /** Sweeps with something to say to people. */
  sweeps(): SweepTroubles
  stop(): Promise<void>
}

const EVERY = seconds(10)

/**
 * Holds the age of every room's last look against its sweep's cadence, from the moment it is started, and enters into the
 * ledger what was missed, also before it was started. What it finds decides how much the patrol does with less.
 */
export function watchPatrolLag(needs: LagNeeds): PatrolLag {
  const { clock, logger } = needs
  const stop = new AbortController()
  let ages: LookAges = new Map()
  let report = NOTHING_OVERDUE
  let troubles = NO_TROUBLES
  let load: LoadState = NO_LOAD
  let memory = FRESH_MEMORY
  let missed = NOTHING_MISSED
  const met: RoomsMet = { rooms: null }

  async function look(): Promise<void> {
    const held = await heldNow(needs, clock.now())
    const { rooms } = held
    troubles = sweepTroubles(held, clock.now())
    const now = clock.monotonic()
    const wall = clock.now()
    const ease = (one: HeldRoom) => easedBy(load, one, wall)
    const words = await budgetWords(needs.transactions, rooms, wall)
    ages = followAges(ages, rooms, now, ease, words)
    report = overdueRooms(ages, rooms, now, ease)
    const before = load.rung
    const kept = await keepLoad(needs, memory, { due: report.rooms, late: report.late })
    load = kept.load
    memory = kept.memory
    if (load.rung !== before) logger.warn({ rung: load.rung, before }, LOAD_WORDS[load.rung].en)
  }

  async function account(): Promise<void> {
    const kept = await keepMissed(needs, met, clock.now())
    if (kept === null) return
    missed = { rooms: kept.written, until: kept.until }
    if (kept.written === 0) return
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
    load: () => load,
    missed: () => missed,
    sweeps: () => troubles,
    stop: () => {
      stop.abort()
      return looking
    },
  }
}
