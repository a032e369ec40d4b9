import type { CoverageSegment } from '../../core/patrol/coverage.ts'
import { type MinuteTally, NO_TALLY, tallyRoom } from '../../core/patrol/goals/minute-tally.ts'
import { addMinute, minutesIn } from '../../core/patrol/missed/held-stretches.ts'
import {
  allowanceOf,
  type HeldStretch,
  missedSegments,
  readFrom,
} from '../../core/patrol/missed/missed-segments.ts'
import { cadenceOf, type PatrolSweep } from '../../core/patrol/sweep.ts'
import { sweepOf } from '../../core/patrol/sweeps/sweep-of.ts'
import { heldBack, type SweepRun } from '../../core/patrol/sweeps/sweep-run.ts'
import { type Duration, hours, minutes, seconds } from '../../core/time/duration.ts'
import {
  between,
  civilDateOf,
  earlier,
  type Instant,
  later,
  minus,
  plus,
} from '../../core/time/instant.ts'
import type {
  PatrolCursor,
  PatrolledPage,
  PatrolledRoom,
} from '../../ports/records/patrolled-rooms.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { type PlannedRoomDeps, planner } from './planned-rooms.ts'

export type KeepMissedDeps = PlannedRoomDeps & {
  readonly sweeps: () => readonly PatrolSweep[]
  readonly transactions: Transactions
}

/** Until when the ledger is accounted for. */
export const MISSED_MARK = 'missed'
/** Looks are told up to twenty seconds late, and stand in a queue: what is younger is not judged yet. Ours: docs/rules.md §7. */
const GRACE: Duration = seconds(90)
/** Less is not worth reading the ledger for. */
const LEAST: Duration = minutes(1)
/** A long outage is made up for in pieces. */
const MOST_AT_ONCE: Duration = hours(1)
/** What nobody accounted for before stays open: schedules of a week ago are not known any more. */
const LONGEST_BACK: Duration = hours(26)
const PAGE = 1_000

type Span = {
  readonly from: Instant
  readonly until: Instant
  /** From where the ledger is read: what was seen before the span counts on until the next look. */
  readonly readFrom: Instant
}

const slowestOf = (sweeps: readonly PatrolSweep[]): Duration =>
  seconds(
    Math.max(
      60,
      ...sweeps.flatMap(({ cadence, tierCadence }) =>
        [cadence, ...Object.values(tierCadence ?? {})].map(({ probeSeconds }) => probeSeconds),
      ),
    ),
  )

/** Who has a room at each minute of the span, as sweeps and law say now. */
function minuteByMinute(deps: KeepMissedDeps, runs: readonly SweepRun[], { from, until }: Span) {
  return minutesIn(from, until).map((minute) => {
    const off = heldBack(runs, civilDateOf(minute))
    const inForce = deps.sweeps().filter(({ name }) => !off.has(name))
    const place = planner(deps, minute)
    return { minute, sweepAt: (found: PatrolledRoom) => sweepOf(place(found), inForce, minute) }
  })
}

async function runsOfDays({ transactions }: KeepMissedDeps, { from, until }: Span) {
  const days = new Set([civilDateOf(from), civilDateOf(until)])
  return await transactions.run(async ({ sweepRuns }) => {
    const found: SweepRun[] = []
    for (const day of days) found.push(...(await sweepRuns.current(day)))
    return found
  })
}

/**
 * When rooms that nobody has looked at yet were first met: before, they may not have been registered.
 */
export type FirstMet = Map<string, Instant>

function sinceMet(
  stretches: readonly HeldStretch[],
  { room, status }: PatrolledRoom,
  met: FirstMet,
  now: Instant,
): readonly HeldStretch[] {
  if (status !== null) {
    met.delete(room.id)
    return stretches
  }
  const first = met.get(room.id) ?? now
  met.set(room.id, first)
  return stretches
    .filter(({ end }) => end > first)
    .map((stretch) => ({ ...stretch, start: later(stretch.start, first) }))
}

/** Whole minutes of a span, with nothing in them yet. */
const emptyTallies = ({ from, until }: Span): Map<Instant, MinuteTally> =>
  new Map(
    minutesIn(from, until)
      .filter((minute) => minute >= from && plus(minute, minutes(1)) <= until)
      .map((minute) => [minute, NO_TALLY]),
  )

/** Enters what was missed by rooms of one page, and adds what is known of them then to the tallies. */
async function enter(
  { transactions }: KeepMissedDeps,
  span: Span,
  held: ReadonlyMap<string, readonly HeldStretch[]>,
  tallies: Map<Instant, MinuteTally>,
): Promise<number> {
  return await transactions.run(async ({ coverage }) => {
    const ledger = Map.groupBy(
      await coverage.ofRooms([...held.keys()], span.readFrom, span.until),
      ({ roomId }) => roomId,
    )
    const missed: CoverageSegment[] = [...held].flatMap(([roomId, stretches]) => {
      const written = ledger.get(roomId) ?? []
      const found = missedSegments(roomId, stretches, written)
      tallyRoom(tallies, stretches, [...written, ...found])
      return found
    })
    await coverage.saveMany(missed)
    return missed.length
  })
}

/** Accounts for a span, a page of rooms at a time; returns how many segments were written. */
async function account(
  deps: KeepMissedDeps,
  span: Span,
  met: FirstMet,
  now: Instant,
): Promise<number> {
  const times = minuteByMinute(deps, await runsOfDays(deps, span), span)
  const tallies = emptyTallies(span)
  let after: PatrolCursor = null
  let written = 0
  do {
    const from: PatrolCursor = after
    const page: PatrolledPage = await deps.transactions.run(({ patrolledRooms }) =>
      patrolledRooms.page(from, PAGE),
    )
    const held = new Map<string, readonly HeldStretch[]>()
    for (const found of page.items) {
      let stretches: readonly HeldStretch[] = []
      for (const { minute, sweepAt } of times) {
        const sweep = sweepAt(found)
        const cadence = sweep === null ? null : seconds(cadenceOf(sweep, found.room).probeSeconds)
        stretches = addMinute(stretches, minute, cadence, span)
      }
      stretches = sinceMet(stretches, found, met, now)
      if (stretches.length > 0) held.set(found.room.id, stretches)
    }
    written += await enter(deps, span, held, tallies)
    after = page.next
  } while (after !== null)
  await deps.transactions.run(({ goalMinutes }) => goalMinutes.saveMany(tallies))
  return written
}

/**
 * Writes into the ledger what was scheduled and not looked at since it was last asked, also while nobody ran; `null`: it is
 * not time yet. Asked twice, by two machines or after a kill, it writes the same.
 */
export async function keepMissed(
  deps: KeepMissedDeps,
  met: FirstMet,
  now: Instant,
): Promise<{ readonly until: Instant; readonly written: number } | null> {
  const { transactions } = deps
  const ripe = minus(now, GRACE)
  const mark = await transactions.run(({ patrolMarks }) => patrolMarks.find(MISSED_MARK))
  // Never asked before, or asked on a clock that was set back since: it begins now.
  if (mark === null || mark.at > now) {
    await transactions.run(({ patrolMarks }) =>
      patrolMarks.save(MISSED_MARK, { at: ripe, value: null }),
    )
    return null
  }
  const from = later(mark.at, minus(now, LONGEST_BACK))
  const until = earlier(ripe, plus(from, MOST_AT_ONCE))
  if (between(from, until) < LEAST) return null
  const slowest = slowestOf(deps.sweeps())
  const start = readFrom(from, slowest)
  const span = { from: start, until, readFrom: minus(start, allowanceOf(slowest)) }
  const written = await account(deps, span, met, now)
  await transactions.run(({ patrolMarks }) => patrolMarks.advance(MISSED_MARK, mark.at, until))
  return { until, written }
}
