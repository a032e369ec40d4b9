import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

/** Lets calls through as often as the other side allows. */
export type CallPace = { readonly turn: () => Promise<void> }

/** A bucket of one second's calls: as many may go at once, then one each time one has flowed in. */
export function createCallPace(
  callsPerSecond: number,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
): CallPace {
  let left = callsPerSecond
  let since: Duration = clock.monotonic()
  return {
    turn: async () => {
      const now = clock.monotonic()
      left = Math.min(callsPerSecond, left + ((now - since) / 1_000) * callsPerSecond) - 1
      since = now
      if (left < 0) await clock.sleep(milliseconds((-left / callsPerSecond) * 1_000))
    },
  }
}
