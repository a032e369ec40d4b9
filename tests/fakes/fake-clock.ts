import { type Duration, milliseconds } from '../../src/core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../src/core/time/instant.ts'
import type { Clock } from '../../src/ports/clock.ts'

export type FakeClock = Clock & {
  /** Moves both clocks on. */
  advance(duration: Duration): void
  /** Sets the wall clock alone, as a correction by NTP or a careless administrator would. */
  setWall(instant: Instant): void
}

/** A clock that stands until it is moved; whoever sleeps on it moves it. */
export function createFakeClock(start: Instant): FakeClock {
  let wall: number = start
  // As the real one is: no whole number.
  let monotonic = 0.731_25
  const advance = (duration: Duration): void => {
    wall += duration
    monotonic += duration
  }
  return {
    now: () => instantOfEpochMilliseconds(wall),
    monotonic: () => milliseconds(monotonic),
    sleep: async (duration, signal) => {
      if (signal?.aborted !== true) advance(duration)
    },
    advance,
    setWall: (instant) => {
      wall = instant
    },
  }
}

/** Identifiers in order: `id-1`, `id-2` … */
export function createFakeIdentifiers(prefix = 'id'): { next(): string } {
  let count = 0
  return {
    next: () => {
      count += 1
      return `${prefix}-${count}`
    },
  }
}
