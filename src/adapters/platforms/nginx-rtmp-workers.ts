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

/**
 * Which workers of which nginx have answered lately: a stream that one of them was not asked about is not known to be
 * gone. One that was last heard of before another was started has been replaced by it, as at a restart.
 */
export function createWorkerBook(clock: Pick<Clock, 'monotonic'>): WorkerBook {
  const servers = new Map<string, Map<string, Duration>>()
  const knownOf = (server: string): Map<string, Duration> => {
    const known = servers.get(server) ?? new Map<string, Duration>()
    servers.set(server, known)
    return known
  }
  const forget = (known: Map<string, Duration>, before: number): void => {
    for (const [worker, heardAt] of known) if (heardAt < before) known.delete(worker)
  }
  return {
    note: (server, pages) => {
      const known = knownOf(server)
      const now = clock.monotonic()
      for (const { worker, uptime } of pages) {
        if (uptime === null) continue
        // Told in whole seconds: what was heard in the second before its start may be forgotten too early, once.
        forget(known, now - uptime * SECOND)
        if (known.size < AT_MOST) known.set(worker, now)
      }
    },
    missing: (server, heard) => {
      const known = knownOf(server)
      forget(known, clock.monotonic() - FORGOTTEN_AFTER)
      return [...known.keys()].filter((worker) => !heard.has(worker))
    },
  }
}
