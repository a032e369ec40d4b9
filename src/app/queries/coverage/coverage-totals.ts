import type { CoverageSegment, CoverageState } from '../../../core/patrol/coverage.ts'
import { apart, clipSegments } from '../../../core/patrol/day/clip-segments.ts'
import { earlier, type Instant, later } from '../../../core/time/instant.ts'
import { type Interval, lengthOf } from '../../../core/time/interval.ts'

/**
 * Milliseconds in each state. `gap` is in no state: out of schedule, or between two looks. Nobody looked in it, it is never
 * counted as clean.
 */
export type CoverageTotals = Readonly<Record<CoverageState | 'gap', number>>

export const NO_COVERAGE: CoverageTotals = {
  'seen-clean': 0,
  'seen-partly': 0,
  'seen-suspect': 0,
  unseen: 0,
  'off-air': 0,
  missed: 0,
  gap: 0,
}

export function totalsOf(segments: readonly CoverageSegment[], span: Interval): CoverageTotals {
  const totals = { ...NO_COVERAGE, gap: Math.max(0, lengthOf(span)) }
  for (const segment of clipSegments(apart(segments), span)) {
    totals[segment.state] += lengthOf(segment)
    totals.gap -= lengthOf(segment)
  }
  return totals
}

/** The part of a span in which a room was registered. Before that nobody could have looked: it is neither covered nor a gap. */
export const livedIn = ({ start, end }: Interval, since: Instant | undefined): Interval =>
  since === undefined ? { start, end } : { start: earlier(end, later(start, since)), end }

/** The same from what a database added up. */
export function totalsOfSums(
  sums: readonly { readonly state: CoverageState; readonly millis: number }[],
  span: Interval,
): CoverageTotals {
  const totals = { ...NO_COVERAGE, gap: Math.max(0, lengthOf(span)) }
  for (const { state, millis } of sums) {
    totals[state] += millis
    totals.gap -= millis
  }
  // What was seen of a room before it was registered anew is no less time without a look afterwards.
  return { ...totals, gap: Math.max(0, totals.gap) }
}

export function addTotals(a: CoverageTotals, b: CoverageTotals): CoverageTotals {
  return {
    'seen-clean': a['seen-clean'] + b['seen-clean'],
    'seen-partly': a['seen-partly'] + b['seen-partly'],
    'seen-suspect': a['seen-suspect'] + b['seen-suspect'],
    unseen: a.unseen + b.unseen,
    'off-air': a['off-air'] + b['off-air'],
    missed: a.missed + b.missed,
    gap: a.gap + b.gap,
  }
}

/** Of which `unscheduled` is the part of `gap` that no sweep held; `null`: it was not worked out. */
export type ScheduledTotals = CoverageTotals & { readonly unscheduled: number | null }

export const NONE_SCHEDULED: ScheduledTotals = { ...NO_COVERAGE, unscheduled: 0 }

export const addScheduled = (a: ScheduledTotals, b: ScheduledTotals): ScheduledTotals => ({
  ...addTotals(a, b),
  unscheduled:
    a.unscheduled === null || b.unscheduled === null ? null : a.unscheduled + b.unscheduled,
})
