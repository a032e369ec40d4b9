import type { Duration } from '../../src/core/time/duration.ts'
import type { Instant } from '../../src/core/time/instant.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { createFakeClock } from './fake-clock.ts'

export type HandClock = {
  readonly clock: Clock
  pass(duration: Duration): void
  /** How many sleep. */
  asleep(): number
}

/** Time passes when the test lets it; whoever sleeps wakes then. */
export function createHandClock(start: Instant): HandClock {
  const held = createFakeClock(start)
  const sleepers = new Set<() => void>()
  const clock: Clock = {
    now: held.now,
    monotonic: held.monotonic,
    sleep: (_duration, signal) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      if (signal?.aborted === true) return Promise.resolve()
      signal?.addEventListener('abort', () => resolve(), { once: true })
      sleepers.add(resolve)
      return promise
    },
  }
  return {
    clock,
    pass(duration) {
      held.advance(duration)
      for (const wake of sleepers) wake()
      sleepers.clear()
    },
    asleep: () => sleepers.size,
  }
}
