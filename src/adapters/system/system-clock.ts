import { setTimeout as delay } from 'node:timers/promises'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'

/** The machine's clocks. */
export function createSystemClock(): Clock {
  return {
    now: () => instantOfEpochMilliseconds(Date.now()),
    monotonic: () => milliseconds(performance.now()),
    sleep: async (duration, signal) => {
      try {
        await delay(Math.max(0, duration), undefined, signal === undefined ? {} : { signal })
      } catch (error) {
        if (signal?.aborted !== true) throw error
      }
    },
  }
}

/**
 * A drill clock: wall time starts at `startAt` when it is made and then runs at the usual pace.
 * Monotonic time and sleep stay real, so measured latencies of a drill are real too.
 */
export function createDrillClock(base: Clock, startAt: Instant): Clock {
  const shift: Duration = milliseconds(startAt - base.now())
  return {
    now: () => instantOfEpochMilliseconds(base.now() + shift),
    monotonic: () => base.monotonic(),
    sleep: (duration, signal) => base.sleep(duration, signal),
  }
}
