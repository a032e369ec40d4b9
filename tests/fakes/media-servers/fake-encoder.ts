import { milliseconds } from '../../../src/core/time/duration.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { FakePlace, FakeServer } from './fake-streams.ts'

const AGAIN_AFTER = milliseconds(50)

/** An encoder that knocks again a moment after it was thrown out or not let in, for as long as it is not stopped. */
export function startFakeEncoder(server: FakeServer, place: FakePlace, clock: Clock) {
  const stopping = new AbortController()
  let attempts = 0
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      attempts += 1
      const ended = Promise.withResolvers<void>()
      stopping.signal.addEventListener('abort', () => ended.resolve(), { once: true })
      const session = await server.publish(place, ended.resolve).catch(() => null)
      if (session !== null) await ended.promise
      await clock.sleep(AGAIN_AFTER, stopping.signal)
    }
  }
  let running = Promise.resolve()
  return {
    start: (): void => {
      running = run()
    },
    attempts: (): number => attempts,
    stop: async (): Promise<void> => {
      stopping.abort()
      await running
    },
  }
}
