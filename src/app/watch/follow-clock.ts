import { shiftLessonTime, shiftSession } from '../../core/lesson/shift-session.ts'
import type { TaughtSegment } from '../../core/policy/taught-segment.ts'
import { type ClockReading, isStep, stepBetween } from '../../core/time/clock-step.ts'
import type { Duration } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { FindingMemory } from './findings/finding-memory.ts'
import type { LookMemory } from './look.ts'
import type { AirMemory } from './replay/note-on-air.ts'
import { NO_TRACE } from './trace-looks.ts'

type WatchMemory = {
  readonly look: LookMemory
  readonly air: AirMemory
  readonly findings: FindingMemory
}

/** Everything that a watch remembers, moved to a wall clock that shows `by` more. */
function shiftMemory({ look, air, findings }: WatchMemory, by: Duration): void {
  const segment = (one: TaughtSegment): TaughtSegment => ({
    ...one,
    start: plus(one.start, by),
    end: plus(one.end, by),
  })
  const { teaching } = look
  teaching.session = shiftSession(teaching.session, by)
  teaching.current = teaching.current === null ? null : segment(teaching.current)
  teaching.earlier = teaching.earlier.map(segment)
  teaching.savedAt = null
  // Looks of before and after the step cannot be folded again in one row.
  look.trace = NO_TRACE
  look.thumbnailAt = null
  findings.time = shiftLessonTime(findings.time, by)
  const { session } = air
  air.session =
    session === null
      ? null
      : { ...session, startedAt: plus(session.startedAt, by), lastAt: plus(session.lastAt, by) }
  air.savedAt = null
  air.searchedAt = null
}

/**
 * Tells the time of each look of a watch. When the wall clock was set since the last one, what the watch remembers
 * moves with it: a clock set back must not make an hour of looks older than the one before.
 */
export function followClock(
  clock: Pick<Clock, 'now' | 'monotonic'>,
  memory: WatchMemory,
): () => Instant {
  const read = (): ClockReading => ({ wall: clock.now(), monotonic: clock.monotonic() })
  let last = read()
  return () => {
    const reading = read()
    const by = stepBetween(last, reading)
    last = reading
    if (isStep(by)) shiftMemory(memory, by)
    return reading.wall
  }
}
