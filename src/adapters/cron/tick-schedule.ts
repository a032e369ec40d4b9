import { createTask, parse } from 'node-cron'
import { type Instant, instantOfEpochMilliseconds } from '../../core/time/instant.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

export const TICK_ZONE = 'Asia/Shanghai'

/** A cron expression (five fields, or six with seconds first), read in a zone. */
export type TickSchedule = {
  /** The latest instant it names in `(after, until]`; `null` when it names none. */
  latest(after: Instant, until: Instant): Instant | null
  /** The first instant it names in `(after, until]`; `null` when it names none. */
  next(after: Instant, until: Instant): Instant | null
  close(): void
}

/**
 * node-cron reads and matches the expression; its own timers are not used, because they follow the machine's clock and
 * a drill runs on a shifted one.
 * @throws Error when `expression` is none.
 */
export function readTickSchedule(expression: string, zone: string = TICK_ZONE): TickSchedule {
  const seconds = new Set(parse(expression).second)
  const task = createTask(expression, () => undefined, { timezone: zone })
  // Offsets of zones have been whole minutes since long before these rules, so the second of the minute is the same everywhere.
  const names = (at: number): boolean =>
    seconds.has((at % MINUTE) / SECOND) && task.match(new Date(at))
  return {
    latest(after, until) {
      for (let at = Math.floor(until / SECOND) * SECOND; at > after; at -= SECOND) {
        if (names(at)) return instantOfEpochMilliseconds(at)
      }
      return null
    },
    next(after, until) {
      for (let at = (Math.floor(after / SECOND) + 1) * SECOND; at <= until; at += SECOND) {
        if (names(at)) return instantOfEpochMilliseconds(at)
      }
      return null
    },
    close: () => void task.destroy(),
  }
}
