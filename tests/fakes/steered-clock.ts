import { type Duration, milliseconds } from '../../src/core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../src/core/time/instant.ts'
import type { Clock } from '../../src/ports/clock.ts'

export type SteeredClock = Clock & {
  /** So much passes at once: whoever would have woken meanwhile wakes now. */
  pass(duration: Duration): void
}

type Sleeper = { readonly wakesAt: number; readonly wake: () => void }

/** A clock that goes at its usual pace, so that real parts can work by it, and over hours in a moment when it is told to. */
export function createSteeredClock(start: Instant, base: Clock): SteeredClock {
  const begun = base.monotonic()
  const sleepers = new Set<Sleeper>()
  let passed = 0
  const lived = (): number => base.monotonic() - begun + passed

  async function sleep(duration: Duration, signal?: AbortSignal): Promise<void> {
    const early = new AbortController()
    const both = signal === undefined ? early.signal : AbortSignal.any([signal, early.signal])
    const sleeper = { wakesAt: lived() + duration, wake: () => early.abort() }
    sleepers.add(sleeper)
    await base.sleep(duration, both)
    sleepers.delete(sleeper)
  }

  return {
    now: () => instantOfEpochMilliseconds(Math.round(start + lived())),
    monotonic: () => milliseconds(lived()),
    sleep,
    pass(duration) {
      passed += duration
      for (const { wakesAt, wake } of [...sleepers]) if (wakesAt <= lived()) wake()
    },
  }
}
