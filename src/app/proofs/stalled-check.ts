import type { Duration } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

export class CheckStalled extends Error {}

/** Runs a long check that says each time that it came further, and gives it up where it no longer does. */
export async function watched<Found>(
  clock: Pick<Clock, 'sleep'>,
  stopped: AbortSignal,
  limit: Duration,
  run: (signal: AbortSignal, onMove: () => void) => Promise<Found>,
): Promise<Found> {
  const end = new AbortController()
  const signal = AbortSignal.any([stopped, end.signal])
  let moves = 0
  const stalled = async (): Promise<never> => {
    for (let before = -1; before !== moves && !signal.aborted; ) {
      before = moves
      await clock.sleep(limit, signal)
    }
    if (signal.aborted) return await new Promise<never>(() => undefined)
    throw new CheckStalled(`no progress for ${limit} ms`)
  }
  try {
    const work = run(signal, () => {
      moves += 1
    })
    return await Promise.race([work, stalled()])
  } finally {
    end.abort()
  }
}
