import { addDays } from '../../time/civil-date.ts'
import { milliseconds } from '../../time/duration.ts'
import { between, type Instant, plus, startOfDay } from '../../time/instant.ts'
import type { SweepRun } from './sweep-run.ts'

/**
 * When a run will be over: that of a schedule with its day, a round at the rate it has kept so far. `null` when it is
 * over, paused, or nothing was looked at yet.
 */
export function estimatedEnd(run: SweepRun, now: Instant): Instant | null {
  if (run.state !== 'running') return null
  if (run.kind === 'scheduled') return startOfDay(addDays(run.day, 1))
  if (run.looked === 0) return null
  const spent = Math.max(0, between(run.startedAt, run.progressAt))
  const left = ((run.rooms - run.looked) * spent) / run.looked
  const end = plus(run.progressAt, milliseconds(left))
  return end < now ? now : end
}
