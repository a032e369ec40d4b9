import { earlier } from '../../time/instant.ts'
import { type Interval, intersect } from '../../time/interval.ts'
import type { CoverageSegment } from '../coverage.ts'

/** Cuts segments to a span; what lies outside falls away. */
export function clipSegments(
  segments: readonly CoverageSegment[],
  span: Interval,
): readonly CoverageSegment[] {
  return segments.flatMap((segment) => {
    const shared = intersect(segment, span)
    return shared === null ? [] : [{ ...segment, ...shared }]
  })
}

/** Where the clock was set back the same hour was looked at twice: it counts once, as what was written later says. */
export function apart(segments: readonly CoverageSegment[]): readonly CoverageSegment[] {
  const ordered = segments.toSorted((a, b) => a.start - b.start)
  return ordered.map((segment, i) => {
    const next = ordered[i + 1]
    return next === undefined ? segment : { ...segment, end: earlier(segment.end, next.start) }
  })
}
