import { type Duration, minutes } from '../../time/duration.ts'
import { type Instant, plus } from '../../time/instant.ts'
import type { HeldStretch } from './missed-segments.ts'

const STEP: Duration = minutes(1)

/** The whole minutes of a span, each by its first moment. */
export function minutesIn(from: Instant, until: Instant): readonly Instant[] {
  const first = Math.floor(from / STEP) * STEP
  const count = Math.max(0, Math.ceil((until - first) / STEP))
  return Array.from({ length: count }, (_, n) => (first + n * STEP) as Instant)
}

/** Adds a minute to what is known of a room; `null`: nobody has it then. Times outside `from` and `until` are cut off. */
export function addMinute(
  held: readonly HeldStretch[],
  minute: Instant,
  cadence: Duration | null,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): readonly HeldStretch[] {
  if (cadence === null) return held
  const start = Math.max(minute, from) as Instant
  const end = Math.min(plus(minute, STEP), until) as Instant
  const last = held.at(-1)
  if (last !== undefined && last.end === start && last.cadence === cadence) {
    return [...held.slice(0, -1), { ...last, end }]
  }
  return end > start ? [...held, { start, end, cadence }] : held
}
