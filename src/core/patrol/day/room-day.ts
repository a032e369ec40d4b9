import { earlier, type Instant, later } from '../../time/instant.ts'
import { type Interval, isEmpty } from '../../time/interval.ts'
import type { CoverageSegment, CoverageState } from '../coverage.ts'
import type { UnseenReason } from '../unseen-reason.ts'
import { apart, clipSegments } from './clip-segments.ts'

/**
 * What the patrol knows of a stretch of time. `looked-partly`: with less; `unwatched`: nobody looked, as `missed`, but no sweep
 * is known to have asked for it; `ahead`: it has not come yet.
 */
export const WATCH_KINDS = [
  'looked',
  'looked-partly',
  'unseen',
  'off-air',
  'missed',
  'unwatched',
  'ahead',
] as const
export type WatchKind = (typeof WATCH_KINDS)[number]

export type WatchStretch = Interval & {
  readonly kind: WatchKind
  readonly unseenReason: UnseenReason | null
}

export type RoomDay = {
  /** On the air as far as it was seen, joined. */
  readonly air: readonly Interval[]
  /** The whole span, without a gap. */
  readonly watch: readonly WatchStretch[]
}

const KIND_OF: Readonly<Record<CoverageState, WatchKind>> = {
  'seen-clean': 'looked',
  'seen-suspect': 'looked',
  'seen-partly': 'looked-partly',
  unseen: 'unseen',
  'off-air': 'off-air',
  missed: 'missed',
}

const ON_AIR: ReadonlySet<WatchKind> = new Set(['looked', 'looked-partly'])

/** What no segment covers: nobody looked, unless it is still to come. */
function emptyTime(start: Instant, end: Instant, now: Instant): readonly WatchStretch[] {
  const until = later(start, earlier(end, now))
  const told = (kind: WatchKind, from: Instant, to: Instant): WatchStretch => ({
    kind,
    unseenReason: null,
    start: from,
    end: to,
  })
  return [told('unwatched', start, until), told('ahead', until, end)].filter((one) => !isEmpty(one))
}

const joins = (a: WatchStretch, b: WatchStretch): boolean =>
  a.end === b.start && a.kind === b.kind && a.unseenReason === b.unseenReason

function joined(stretches: readonly WatchStretch[]): readonly WatchStretch[] {
  const runs: WatchStretch[] = []
  for (const stretch of stretches) {
    const last = runs.at(-1)
    if (last !== undefined && joins(last, stretch))
      runs[runs.length - 1] = { ...last, end: stretch.end }
    else runs.push(stretch)
  }
  return runs
}

function airOf(watch: readonly WatchStretch[]): readonly Interval[] {
  const runs: Interval[] = []
  for (const { kind, start, end } of watch) {
    if (!ON_AIR.has(kind)) continue
    const last = runs.at(-1)
    if (last !== undefined && last.end === start) runs[runs.length - 1] = { ...last, end }
    else runs.push({ start, end })
  }
  return runs
}

/** The ledger of one room as lanes of an axis: every moment of the span is in one stretch, "could not see" never in a clean one. */
export function roomDay(
  segments: readonly CoverageSegment[],
  span: Interval,
  now: Instant,
): RoomDay {
  const tiles: WatchStretch[] = []
  let reached = span.start
  for (const { state, unseenReason, start, end } of clipSegments(apart(segments), span)) {
    if (end <= reached) continue
    const from = later(start, reached)
    tiles.push(...emptyTime(reached, from, now), {
      kind: KIND_OF[state],
      unseenReason,
      start: from,
      end,
    })
    reached = end
  }
  tiles.push(...emptyTime(reached, span.end, now))
  const watch = joined(tiles)
  return { air: airOf(watch), watch }
}
