import type { CoverageSegment } from '../../../core/patrol/coverage.ts'
import { minutesIn } from '../../../core/patrol/missed/held-stretches.ts'
import type { PatrolSweep } from '../../../core/patrol/sweep.ts'
import { holders } from '../../../core/patrol/sweeps/sweep-of.ts'
import { factsOnDay } from '../../../core/policy/facts-of.ts'
import { type LiveRoom, tierOf } from '../../../core/registry/live-room.ts'
import { kindOf } from '../../../core/registry/object-kind.ts'
import { addDays, type CivilDate } from '../../../core/time/civil-date.ts'
import { type Duration, minutes } from '../../../core/time/duration.ts'
import { civilDateOf, earlier, type Instant, later, plus } from '../../../core/time/instant.ts'
import { type Interval, intersect, lengthOf } from '../../../core/time/interval.ts'
import type { PatrolledInstitution } from '../../../ports/records/patrolled-rooms.ts'
import { type PlannedRoomDeps, planner, platformOf } from '../../plan/planned-rooms.ts'
import { type CoverageTotals, NO_COVERAGE } from './coverage-totals.ts'

export type OwnedRoom = { readonly room: LiveRoom; readonly institution: PatrolledInstitution }

/** When sweeps hold a room: any of them, and each that does by its name. In order, apart from each other. */
export type HeldTimes = {
  readonly any: readonly Interval[]
  readonly bySweep: ReadonlyMap<string, readonly Interval[]>
}

const STEP: Duration = minutes(1)
/** Minutes of kinds of rooms that are remembered, some ten megabytes. Ours. */
const MOST_KEPT = 200_000

type Names = readonly string[]
type Rules = ReturnType<PlannedRoomDeps['politeness']>
type Stretch = { start: Instant; end: Instant }

/** Who held rooms of a kind at each minute, as long as sweeps, law and platforms stay as they are. */
export type HeldMemory = {
  of(inForce: readonly unknown[], kind: string): Map<Instant, Names>
}

export function createHeldMemory(): HeldMemory {
  let known = new Map<string, Map<Instant, Names>>()
  let now: readonly unknown[] = []
  const kept = () => [...known.values()].reduce((sum, { size }) => sum + size, 0)
  return {
    of(inForce, kind) {
      const isSame = inForce.every((part, n) => part === now[n])
      if (!isSame || kept() > MOST_KEPT) known = new Map()
      now = inForce
      const found = known.get(kind) ?? new Map<Instant, Names>()
      known.set(kind, found)
      return found
    },
  }
}

/** Rooms that are held alike, by the minute. */
export type RoomKind = { readonly key: string; readonly rooms: readonly OwnedRoom[] }

function daysOf({ start, end }: Interval): readonly CivilDate[] {
  const days: CivilDate[] = []
  for (let day = civilDateOf(start); day <= civilDateOf(end); day = addDays(day, 1)) days.push(day)
  return days
}

/** Everything that decides who holds a room. */
function likeness({ room, institution }: OwnedRoom, rules: Rules, days: readonly CivilDate[]) {
  const facts = days.map((day) => factsOnDay(institution, day))
  const stay = new Set(facts.map((fact) => JSON.stringify(fact))).size === 1
  return JSON.stringify([
    room.region,
    room.stage,
    institution.actor,
    // Licences run out: as each day finds them.
    stay ? facts[0] : days.map((day, n) => [day, facts[n]]),
    kindOf(institution),
    platformOf(rules, room),
    tierOf(room),
    room.tags ?? [],
  ])
}

/** Kinds that share place, stage and actor come one after the other: they are judged together. */
export function kindsOfRooms(
  rooms: readonly OwnedRoom[],
  rules: Rules,
  span: Interval,
): readonly RoomKind[] {
  const days = daysOf(span)
  return [...Map.groupBy(rooms, (room) => likeness(room, rules, days))]
    .map(([key, same]) => ({ key, rooms: same }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Adds a part to stretches in place. */
function lengthen(stretches: Stretch[], part: Interval): void {
  const last = stretches.at(-1)
  if (last?.end === part.start) last.end = part.end
  else stretches.push({ ...part })
}

function stretchesOf(held: ReadonlyMap<Instant, Names>, span: Interval): HeldTimes {
  const any: Stretch[] = []
  const bySweep = new Map<string, Stretch[]>()
  for (const minute of minutesIn(span.start, span.end)) {
    const part = { start: later(minute, span.start), end: earlier(plus(minute, STEP), span.end) }
    const names = held.get(minute) ?? []
    if (names.length > 0) lengthen(any, part)
    for (const name of names) {
      const stretches = bySweep.get(name) ?? []
      lengthen(stretches, part)
      bySweep.set(name, stretches)
    }
  }
  return { any, bySweep }
}

/** When each of these kinds was held in the span, minute by minute as the patrol plans, by the sweeps and the law as they are. */
export function heldTimes(
  deps: PlannedRoomDeps,
  kinds: readonly RoomKind[],
  sweeps: readonly PatrolSweep[],
  span: Interval,
  memory: HeldMemory,
): ReadonlyMap<RoomKind, HeldTimes> {
  const inForce = [sweeps, deps.law?.(), deps.politeness()]
  const known = kinds.map((kind) => ({ kind, held: memory.of(inForce, kind.key) }))
  const same = new Map<string, Names>()
  for (const minute of minutesIn(span.start, span.end)) {
    const missing = known.filter(({ held }) => !held.has(minute))
    if (missing.length === 0) continue
    const place = planner(deps, minute)
    for (const { kind, held } of missing) {
      const [first] = kind.rooms
      if (first === undefined) continue
      const names = holders(place({ ...first, status: null }), sweeps, minute).map(
        ({ name }) => name,
      )
      const words = names.join(' ')
      same.set(words, same.get(words) ?? names)
      held.set(minute, same.get(words) ?? names)
    }
  }
  return new Map(known.map(({ kind, held }) => [kind, stretchesOf(held, span)]))
}

/** What the ledger says of these stretches. Both in order, and each apart from one another. */
export function totalsWithin(
  segments: readonly CoverageSegment[],
  stretches: readonly Interval[],
): CoverageTotals {
  const totals = { ...NO_COVERAGE }
  let first = 0
  for (const stretch of stretches) {
    totals.gap += lengthOf(stretch)
    for (let n = first; n < segments.length; n += 1) {
      const segment = segments[n]
      if (segment === undefined || segment.start >= stretch.end) break
      if (segment.end <= stretch.start) first = n + 1
      const shared = intersect(segment, stretch)
      if (shared === null) continue
      totals[segment.state] += lengthOf(shared)
      totals.gap -= lengthOf(shared)
    }
  }
  return totals
}
