import { type Duration, milliseconds, seconds } from '../../time/duration.ts'
import { earlier, type Instant, later } from '../../time/instant.ts'
import { type Interval, lengthOf } from '../../time/interval.ts'
import type { CoverageSegment } from '../coverage.ts'

/** A stretch of time in which a sweep had the room, and how often it wanted a look. */
export type HeldStretch = Interval & { readonly cadence: Duration }

/** Looks vouch for a minute (`extend-coverage.ts`); less than that is between two looks, whatever the cadence. */
const LEAST: Duration = seconds(60)
/** A tick may come late, and a look takes its time. Ours: docs/rules.md §7. */
const SLACK: Duration = seconds(30)

/** A room of this cadence may go so long without a look before one was missed. */
export const allowanceOf = (cadence: Duration): Duration =>
  milliseconds(Math.max(LEAST, cadence) + SLACK)

/** What the segments leave open of a span, in order. */
function gapsOf(segments: readonly Interval[], span: Interval): readonly Interval[] {
  const gaps: Interval[] = []
  let from = span.start
  for (const { start, end } of segments.toSorted((a, b) => a.start - b.start)) {
    if (start > from) gaps.push({ start: from, end: earlier(start, span.end) })
    from = later(from, end)
  }
  if (from < span.end) gaps.push({ start: from, end: span.end })
  return gaps.filter(({ start, end }) => end > start)
}

/** A stretch whose cadence changed within is one stretch: the slowest cadence of it counts. */
export function joinedStretches(held: readonly HeldStretch[]): readonly HeldStretch[] {
  const runs: HeldStretch[] = []
  for (const stretch of held.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1)
    if (last === undefined || stretch.start > last.end) {
      runs.push(stretch)
      continue
    }
    const cadence = milliseconds(Math.max(last.cadence, stretch.cadence))
    runs.splice(-1, 1, { ...last, end: later(last.end, stretch.end), cadence })
  }
  return runs
}

/**
 * When the room was scheduled and nobody looked, as segments of the ledger: each part of a stretch that no segment covers
 * and that is longer than its cadence allows, whole; shorter ones lie between two looks. What goes on where a missed
 * segment of the ledger ends extends that one. The ledger is `written`; the result is to be saved beside it.
 */
export function missedSegments(
  roomId: string,
  held: readonly HeldStretch[],
  written: readonly CoverageSegment[],
): readonly CoverageSegment[] {
  return joinedStretches(held).flatMap((stretch) =>
    gapsOf(written, stretch).flatMap((gap): readonly CoverageSegment[] => {
      const before = written.find(({ state, end }) => state === 'missed' && end === gap.start)
      if (before !== undefined) return [{ ...before, end: gap.end }]
      if (lengthOf(gap) <= allowanceOf(stretch.cadence)) return []
      return [{ roomId, state: 'missed', unseenReason: null, ...gap, looks: 0 }]
    }),
  )
}

/** From where the ledger has to be read so that whatever was missed up to `from` is seen whole. */
export const readFrom = (from: Instant, slowest: Duration): Instant =>
  (from - allowanceOf(slowest) - SLACK) as Instant
