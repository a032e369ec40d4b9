import { followWall, type SteadyAnchor, steadyAt } from '../core/time/clock-step.ts'
import { type Duration, milliseconds } from '../core/time/duration.ts'
import type { Instant } from '../core/time/instant.ts'
import type { Clock } from '../ports/clock.ts'

type BothClocks = Pick<Clock, 'now' | 'monotonic'>

/** One for each clock of this process, hung up when it is first asked. */
const anchors = new WeakMap<BothClocks, SteadyAnchor>()

/**
 * The wall time that waits are reckoned by: carried on by the monotonic clock, so that setting the wall clock neither
 * lengthens nor shortens what is being waited for (docs/decisions/0070). Never for the law and for what people read.
 */
export function steadyNow(clock: BothClocks): Instant {
  const reading = { wall: clock.now(), monotonic: clock.monotonic() }
  const known = anchors.get(clock)
  const anchor =
    known === undefined ? { ...reading, differsSince: null } : followWall(known, reading)
  anchors.set(clock, anchor)
  return steadyAt(anchor, reading.monotonic)
}

/** What has to be added to a steady instant to show it on today's wall. */
export const wallAhead = (clock: BothClocks): Duration =>
  milliseconds(clock.now() - steadyNow(clock))
