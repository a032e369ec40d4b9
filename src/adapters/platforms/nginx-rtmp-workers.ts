import { type Duration, minutes } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

/** A worker that was not heard of for so long has been replaced. */
const FORGOTTEN_AFTER: Duration = minutes(10)
/** Of one server; more are no workers of one nginx. */
const AT_MOST = 256

export type WorkerBook = {
  readonly note: (server: string, workers: Iterable<string>) => void
  /** Those that answered lately and are not among these. */
  readonly missing: (server: string, heard: ReadonlySet<string>) => readonly string[]
}

/** Which workers of which nginx have answered lately: what none of them denies is not known to be gone. */
export function createWorkerBook(clock: Pick<Clock, 'monotonic'>): WorkerBook {
  const heardAt = new Map<string, Map<string, Duration>>()
  return {
    note: (server, workers) => {
      const known = heardAt.get(server) ?? new Map<string, Duration>()
      for (const worker of workers) if (known.size < AT_MOST) known.set(worker, clock.monotonic())
      heardAt.set(server, known)
    },
    missing: (server, heard) => {
      const known = heardAt.get(server) ?? new Map<string, Duration>()
      for (const [worker, at] of known) {
        if (clock.monotonic() - at > FORGOTTEN_AFTER) known.delete(worker)
      }
      return [...known.keys()].filter((worker) => !heard.has(worker))
    },
  }
}
