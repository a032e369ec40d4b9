import type { Duration } from '../core/time/duration.ts'
import type { Instant } from '../core/time/instant.ts'

/** The only way to know or to spend time. */
export interface Clock {
  /** Wall time; may be shifted (a drill) and may jump (NTP). For records and for the law. */
  now(): Instant
  /** Time since an arbitrary origin that never jumps. For measuring and for deadlines. */
  monotonic(): Duration
  /** Resolves after `duration` of monotonic time, or early (without throwing) when `signal` aborts. */
  sleep(duration: Duration, signal?: AbortSignal): Promise<void>
}
