import { type Duration, minutes } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { StatPage } from './nginx-rtmp-stat.ts'

/** A worker that was not heard of for so long is none any more. */
const FORGOTTEN_AFTER: Duration = minutes(10)
/** Of one server; more are no workers of one nginx. */
const AT_MOST = 256
const SECOND = 1_000

export type WorkerBook = {
  readonly note: (server: string, pages: readonly StatPage[]) => void
  /** Those that answered lately and are not among these. */
  readonly missing: (server: string, heard: ReadonlySet<string>) => readonly string[]
}

/** `startedAt`: as far as its uptime tells, which counts whole seconds of the clock: never too early, by less than one too late. */
type Worker = { readonly heardAt: Duration; readonly startedAt: number }

/** What two workers of one start may seem to differ by. */
const STARTED_TOGETHER = 2_000

/**
 * Which workers of which nginx have answered lately: a stream that one of them was not asked about is not known to be
 * gone. One that was last heard of before another was started has been replaced by it, as at a restart, unless they were
 * started together.
 */
export function createWorkerBook(clock: Pick<Clock, 'monotonic'>): WorkerBook {
  const servers = new Map<string, Map<string, Worker>>()
  const knownOf = (server: string): Map<string, Worker> => {
    const known = servers.get(server) ?? new Map<string, Worker>()
    servers.set(server, known)
    return known
  }
  const forget = (known: Map<string, Worker>, gone: (worker: Worker) => boolean): void => {
    for (const [name, worker] of known) if (gone(worker)) known.delete(name)
  }
  return {
    note: (server, pages) => {
      const known = knownOf(server)
      const now = clock.monotonic()
      for (const { worker, uptime } of pages) {
        if (uptime === null) continue
        const seen = now - uptime * SECOND
        forget(
          known,
          ({ heardAt, startedAt }) => heardAt < seen && startedAt <= seen - STARTED_TOGETHER,
        )
        const startedAt = Math.min(seen, known.get(worker)?.startedAt ?? seen)
        if (known.size < AT_MOST) known.set(worker, { heardAt: now, startedAt })
      }
    },
    missing: (server, heard) => {
      const known = knownOf(server)
      const longAgo = clock.monotonic() - FORGOTTEN_AFTER
      forget(known, ({ heardAt }) => heardAt < longAgo)
      return [...known.keys()].filter((worker) => !heard.has(worker))
    },
  }
}
