import type { CoverageSegment } from '../../core/patrol/coverage.ts'
import {
  addTallies,
  type MinuteTally,
  NO_TALLY,
  tallyRoom,
} from '../../core/patrol/goals/minute-tally.ts'
import { addMinute, minutesIn } from '../../core/patrol/missed/held-stretches.ts'
import {
  allowanceOf,
  type HeldStretch,
  missedSegments,
  readFrom,
} from '../../core/patrol/missed/missed-segments.ts'
import {
  followVersions,
  inForceAt,
  readVersions,
  type SweepVersion,
} from '../../core/patrol/missed/sweep-versions.ts'
import { cadenceOf, type PatrolSweep } from '../../core/patrol/sweep.ts'
import { sweepOf } from '../../core/patrol/sweeps/sweep-of.ts'
import { heldBack, type SweepRun } from '../../core/patrol/sweeps/sweep-run.ts'
import { factsOf } from '../../core/policy/facts-of.ts'
import { kindOf } from '../../core/registry/object-kind.ts'
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
import type { PatrolledRoom } from '../../ports/records/patrolled-rooms.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { type PlannedRoomDeps, patrolledPages, planner } from './planned-rooms.ts'

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

/** Who has a room at each minute of the span, as sweeps were then and the law is. */
function minuteByMinute(
  deps: KeepMissedDeps,
  versions: readonly SweepVersion[],
  runs: readonly SweepRun[],
  { from, until }: Span,
) {
  return minutesIn(from, until).map((minute) => {
    const inForce = inForceAt(versions, runs, minute)
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

/** A room as it is planned by, and since when this process has known it to be so. */
type Known = { readonly as: string; readonly since: Instant }

/** What this process knows of the active rooms; empty before it has met any. */
export type RoomsMet = { rooms: ReadonlyMap<string, Known> | null }

/**
 * Whatever picks a room for a sweep: a room of which any of it changed was not held like this before. Of the institution
 * only what the law asks: one that goes by another name is patrolled as before.
 */
const plannedAs = ({ room, institution }: PatrolledRoom, now: Instant): string => {
  const { region, stage, tier, tags, system, streamUrls, pageUrl } = room
  const place = [region, stage, tier, tags, system, streamUrls[0], pageUrl]
  const { actor } = institution
  return JSON.stringify([...place, actor, kindOf(institution), factsOf(institution, now)])
}

/**
 * Since when the room has been what it is. One that is registered, activated again or changed while this process runs is so
 * since now. Of those that were there when it began, only one that nobody ever looked at may have been registered just now.
 */
function knownSince(
  found: PatrolledRoom,
  before: ReadonlyMap<string, Known> | null,
  now: Instant,
): Known {
  const as = plannedAs(found, now)
  const known = before?.get(found.room.id)
  if (known !== undefined && known.as === as && known.since <= now) return known
  const wasThere = before === null && found.status !== null
  return { as, since: wasThere ? (0 as Instant) : now }
}

const sinceThen = (stretches: readonly HeldStretch[], first: Instant): readonly HeldStretch[] =>
  stretches
    .filter(({ end }) => end > first)
    .map((stretch) => ({ ...stretch, start: later(stretch.start, first) }))

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
  // A transaction may be run again: what it adds up begins with it.
  const entered = await transactions.run(async ({ coverage }) => {
    const ofPage = new Map<Instant, MinuteTally>()
    const ledger = Map.groupBy(
      await coverage.ofRooms([...held.keys()], span.readFrom, span.until),
      ({ roomId }) => roomId,
    )
    const missed: CoverageSegment[] = [...held].flatMap(([roomId, stretches]) => {
      const written = ledger.get(roomId) ?? []
      const found = missedSegments(roomId, stretches, written)
      tallyRoom(ofPage, stretches, written, found)
      return found
    })
    await coverage.saveMany(missed)
    return { count: missed.length, ofPage }
  })
  for (const [minute, tally] of entered.ofPage) {
    tallies.set(minute, addTallies(tallies.get(minute) ?? NO_TALLY, tally))
  }
  return entered.count
}

/** Accounts for a span, a page of rooms at a time; returns how many segments were written. */
async function account(
  deps: KeepMissedDeps,
  versions: readonly SweepVersion[],
  span: Span,
  met: RoomsMet,
  now: Instant,
): Promise<number> {
  const times = minuteByMinute(deps, versions, await runsOfDays(deps, span), span)
  const rooms = new Map<string, Known>()
  const tallies = emptyTallies(span)
  let written = 0
  for await (const page of patrolledPages(deps.transactions)) {
    const held = new Map<string, readonly HeldStretch[]>()
    for (const found of page) {
      let stretches: readonly HeldStretch[] = []
      for (const { minute, sweepAt } of times) {
        const sweep = sweepAt(found)
        const cadence = sweep === null ? null : seconds(cadenceOf(sweep, found.room).probeSeconds)
        stretches = addMinute(stretches, minute, cadence, span)
      }
      const known = knownSince(found, met.rooms, now)
      rooms.set(found.room.id, known)
      stretches = sinceThen(stretches, known.since)
      if (stretches.length > 0) held.set(found.room.id, stretches)
    }
    written += await enter(deps, span, held, tallies)
  }
  // A room that is gone and comes back is met anew.
  met.rooms = rooms
  await deps.transactions.run(({ goalMinutes }) => goalMinutes.saveMany(tallies))
  return written
}

/** Whoever is there when this process begins was there before; whoever comes later is met when he comes. */
async function meetRooms(
  { transactions }: KeepMissedDeps,
  met: RoomsMet,
  now: Instant,
): Promise<void> {
  if (met.rooms !== null) return
  const rooms = new Map<string, Known>()
  for await (const page of patrolledPages(transactions)) {
    for (const found of page) rooms.set(found.room.id, knownSince(found, null, now))
  }
  met.rooms = rooms
}

async function sweepsNow(
  { transactions, sweeps }: KeepMissedDeps,
  now: Instant,
): Promise<Omit<SweepVersion, 'since'>> {
  const today = civilDateOf(now)
  const runs = await transactions.run(({ sweepRuns }) => sweepRuns.current(today))
  return { sweeps: sweeps(), off: [...heldBack(runs, today)].toSorted() }
}

/**
 * Writes into the ledger what was scheduled and not looked at since it was last asked, also while nobody ran; `null`: it is
 * not time yet. Asked twice, by two machines or after a kill, it writes the same.
 */
export async function keepMissed(
  deps: KeepMissedDeps,
  met: RoomsMet,
  now: Instant,
): Promise<{ readonly until: Instant; readonly written: number } | null> {
  const { transactions } = deps
  const ripe = minus(now, GRACE)
  const mark = await transactions.run(({ patrolMarks }) => patrolMarks.find(MISSED_MARK))
  await meetRooms(deps, met, now)
  const found = await sweepsNow(deps, now)
  // Never asked before, or asked on a clock that was set back since: it begins now, and nobody was to look before.
  if (mark === null || mark.at > now) {
    const value = [{ since: now, ...found }]
    await transactions.run(({ patrolMarks }) => patrolMarks.save(MISSED_MARK, { at: now, value }))
    return null
  }
  const from = later(mark.at, minus(now, LONGEST_BACK))
  const until = earlier(ripe, plus(from, MOST_AT_ONCE))
  if (between(from, until) < LEAST) return null
  const slowest = slowestOf(deps.sweeps())
  const start = readFrom(from, slowest)
  const span = { from: start, until, readFrom: minus(start, allowanceOf(slowest)) }
  const versions = followVersions(readVersions(mark.value), found, now, span.from)
  const written = await account(deps, versions, span, met, now)
  await transactions.run(async ({ patrolMarks }) => {
    const mine = await patrolMarks.advance(MISSED_MARK, mark.at, until)
    if (mine) await patrolMarks.save(MISSED_MARK, { at: until, value: versions })
  })
  return { until, written }
}
