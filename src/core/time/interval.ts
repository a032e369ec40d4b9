import { type Duration, milliseconds } from './duration.ts'
import { earlier, type Instant, later } from './instant.ts'

/** Half-open: `start` belongs to it, `end` does not. Every interval of this program is read this way. */
export type Interval = { readonly start: Instant; readonly end: Instant }

export const lengthOf = (interval: Interval): Duration =>
  milliseconds(interval.end - interval.start)

export const isEmpty = (interval: Interval): boolean => interval.end <= interval.start

/** What two intervals share; `null` when that is nothing. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const shared = { start: later(a.start, b.start), end: earlier(a.end, b.end) }
  return isEmpty(shared) ? null : shared
}
