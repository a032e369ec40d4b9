import { setImmediate } from 'node:timers/promises'
import { type Duration, milliseconds } from '../../../src/core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'

export type SimulatedClock = Clock & {
  /** Lets time pass until then: whoever sleeps wakes in turn, and does all it has to do before the next one wakes. */
  runUntil(end: Instant): Promise<void>
}

type Sleeper = { readonly wakesAt: number; readonly wake: () => void }

/** Many may sleep on it side by side; hours pass in the time that their work takes. */
export function createSimulatedClock(start: Instant): SimulatedClock {
  const sleepers = new Set<Sleeper>()
  let passed = 0

  const sleep = (duration: Duration, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      const wake = (): void => {
        sleepers.delete(sleeper)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const sleeper = { wakesAt: passed + Math.max(0, duration), wake }
      sleepers.add(sleeper)
      signal?.addEventListener('abort', wake, { once: true })
    })

  return {
    now: () => instantOfEpochMilliseconds(Math.round(start + passed)),
    monotonic: () => milliseconds(passed),
    sleep,
    async runUntil(end) {
      const last = end - start
      for (;;) {
        await setImmediate()
        const next = Math.min(...[...sleepers].map(({ wakesAt }) => wakesAt))
        if (next > last) break
        passed = Math.max(passed, next)
        for (const sleeper of [...sleepers]) if (sleeper.wakesAt <= passed) sleeper.wake()
      }
      passed = last
    },
  }
}
