import { apart } from '../../../core/patrol/day/clip-segments.ts'
import { judge } from '../../../core/policy/judge.ts'
import type { Law } from '../../../core/policy/law.ts'
import { type Duration, hours, minutes } from '../../../core/time/duration.ts'
import type { Instant } from '../../../core/time/instant.ts'
import { type Interval, intersect, lengthOf } from '../../../core/time/interval.ts'
import type { CoverageLedger } from '../../../ports/records/coverage-ledger.ts'
import type { WrittenSweep } from '../../../ports/written-sweep.ts'
import type { PlannedRoomDeps } from '../../plan/planned-rooms.ts'
import { inBatches } from '../every-page.ts'
import { type CoverageTotals, livedIn } from './coverage-totals.ts'
import {
  type HeldMemory,
  type HeldTimes,
  heldTimes,
  kindsOfRooms,
  type OwnedRoom,
  type RoomKind,
  totalsWithin,
} from './held-times.ts'

export type SweepCoverageDeps = {
  readonly law: () => Law
  readonly politeness: PlannedRoomDeps['politeness']
  readonly schedules: { readonly sweeps: () => readonly WrittenSweep[] }
}

/** Of one room: what sweeps held of it, any of them and each. */
export type HeldTotals = {
  readonly any: CoverageTotals
  readonly bySweep: ReadonlyMap<string, CoverageTotals>
}

/** Ours: what a page that is read anew each minute may ask of a machine that patrols. */
const LONGEST: Duration = hours(7 * 24)
const MOST_ROOM_TIME: Duration = hours(2_000 * 24)
/** Kinds of rooms times minutes: a hundred kinds a day, of 30 microseconds each the first time. */
const MOST_VERDICTS = 144_000
/** So much at once, and then others have their turn. */
const VERDICTS_AT_ONCE = 10_000
const PAGE = 500

/** Why sweeps are not told apart, for people. */
export const TOO_MUCH_FOR_SWEEPS = {
  zh: '所问时段或房间太多，未按巡查逐分钟核算（至多七天、2000 间·天）；请缩短时段或指定地区。',
  en: 'Not added up by sweep: that is worked out minute by minute, for at most seven days and 2,000 rooms times days. Ask for a shorter span or a region.',
} as const

type Kept = { readonly id: string; readonly times: HeldTimes; readonly lived: Interval }

/** What is asked for, and when each room was registered; one of which nobody knows is left out. */
export type CoveredSpan = {
  readonly span: Interval
  readonly since: ReadonlyMap<string, Instant>
}

const within = (stretches: readonly Interval[], lived: Interval): readonly Interval[] =>
  stretches.flatMap((stretch) => intersect(stretch, lived) ?? [])

async function totalsOfPage(
  ledger: Pick<CoverageLedger, 'ofRooms'>,
  page: readonly Kept[],
  { start, end }: Interval,
): Promise<readonly (readonly [string, HeldTotals])[]> {
  const ids = page.map(({ id }) => id)
  const written = Map.groupBy(await ledger.ofRooms(ids, start, end), ({ roomId }) => roomId)
  return page.map(({ id, times, lived }) => {
    const segments = apart(written.get(id) ?? [])
    const bySweep = new Map(
      [...times.bySweep].map(([name, held]) => [name, totalsWithin(segments, within(held, lived))]),
    )
    return [id, { any: totalsWithin(segments, within(times.any, lived)), bySweep }]
  })
}

/**
 * What sweeps held of each room in the span and what came of it, to the minute, as sweeps and the law are now. A minute
 * that several held counts for each of them. `null`: it is too much to be worked out while somebody waits.
 */
export async function sweepCoverage(
  { law, politeness, schedules }: SweepCoverageDeps,
  ledger: Pick<CoverageLedger, 'ofRooms'>,
  rooms: readonly OwnedRoom[],
  { span, since }: CoveredSpan,
  memory: HeldMemory,
): Promise<ReadonlyMap<string, HeldTotals> | null> {
  const length = lengthOf(span)
  if (length > LONGEST || length * rooms.length > MOST_ROOM_TIME) return null
  const kinds = kindsOfRooms(rooms, politeness(), span)
  const minutesOfSpan = Math.ceil(length / minutes(1)) + 1
  if (kinds.length * minutesOfSpan > MOST_VERDICTS) return null
  const inForce = law()
  const planning: PlannedRoomDeps = {
    politeness,
    law: () => inForce,
    judge: (session, facts) => judge(session, inForce, facts),
  }
  const totals = new Map<string, HeldTotals>()
  const atOnce = Math.max(1, Math.floor(VERDICTS_AT_ONCE / minutesOfSpan))
  for (const some of inBatches<RoomKind>(kinds, atOnce)) {
    const held = heldTimes(planning, some, schedules.sweeps(), span, memory)
    const kept = [...held].flatMap(([{ rooms: same }, times]) =>
      same.map(({ room: { id } }): Kept => ({ id, times, lived: livedIn(span, since.get(id)) })),
    )
    for (const page of inBatches(kept, PAGE)) {
      for (const [id, found] of await totalsOfPage(ledger, page, span)) totals.set(id, found)
    }
  }
  return totals
}
