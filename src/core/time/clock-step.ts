import { type Duration, hours, milliseconds } from './duration.ts'
import { type Instant, instantOfEpochMilliseconds } from './instant.ts'

/** Both clocks of a machine, read together. */
export type ClockReading = { readonly wall: Instant; readonly monotonic: Duration }

/**
 * Clock daemons steer smaller differences away (chrony, ntpd: from 0.1 to 1 s on they step). Ours: docs/rules.md §7.
 */
const A_STEP: Duration = milliseconds(500)

/** By how much the wall clock was set between two readings: forward is positive. */
export const stepBetween = (before: ClockReading, after: ClockReading): Duration =>
  milliseconds(after.wall - before.wall - (after.monotonic - before.monotonic))

export const isStep = (by: Duration): boolean => Math.abs(by) >= A_STEP

/** Where steady time is hung up: the wall at some moment, and since when the wall says something else. */
export type SteadyAnchor = ClockReading & { readonly differsSince: Duration | null }

/**
 * As long as the longest wait that is written down: until then what began before a step runs as it began. Ours:
 * docs/rules.md §7.
 */
const KEPT_AFTER_A_STEP: Duration = hours(1)

/** What the wall would show had nobody set it since the anchor. */
export const steadyAt = (anchor: ClockReading, monotonic: Duration): Instant =>
  instantOfEpochMilliseconds(anchor.wall + (monotonic - anchor.monotonic))

/**
 * The anchor for a reading: it stays through a step, and follows the wall an hour later, when no wait of before is
 * left, so that machines that share a database agree again.
 */
export function followWall(anchor: SteadyAnchor, reading: ClockReading): SteadyAnchor {
  if (!isStep(stepBetween(anchor, reading))) {
    return anchor.differsSince === null ? anchor : { ...anchor, differsSince: null }
  }
  const since = anchor.differsSince ?? reading.monotonic
  return reading.monotonic - since >= KEPT_AFTER_A_STEP
    ? { ...reading, differsSince: null }
    : { ...anchor, differsSince: since }
}
