import type { SecondOpinion } from '../../../core/detection/second-opinion.ts'
import { shiftLessonTime, shiftSession } from '../../../core/lesson/shift-session.ts'
import type { TaughtSegment } from '../../../core/policy/classes/taught-segment.ts'
import { type ClockReading, isStep, stepBetween } from '../../../core/time/clock-step.ts'
import type { Duration } from '../../../core/time/duration.ts'
import { type Instant, plus } from '../../../core/time/instant.ts'
import { type FindingMemory, newFindingMemory } from '../findings/finding-memory.ts'
import { newTeachingMemory, type TeachingMemory } from '../follow-teaching.ts'
import type { RoomPageWords } from '../lesson-words.ts'
import { type AirMemory, newAirMemory } from '../replay/air-memory.ts'
import { NO_TRACE, type TraceMemory } from '../trace-looks.ts'
import { type HearingMemory, newHearingMemory } from './hearing-memory.ts'
import { type KeptMemory, NOTHING_KEPT } from './keep-pieces.ts'

/**
 * All that a watch remembers of its room between looks: one value that nobody changes. `remember` makes the next one out
 * of it and of what a sense heard. Lost with its worker, which costs a few seconds; the database has the rest.
 */
export type RoomMemory = {
  /** Both clocks at the last look: a wall clock that is set between two looks moves the memory with it. */
  readonly clock: ClockReading
  /** Words around the player, `null` until the page was read. */
  readonly page: RoomPageWords | null
  /** What the looks add up to; the next watch goes on from there. */
  readonly teaching: TeachingMemory
  /** What was on air, to know it again. */
  readonly air: AirMemory
  /** By what names it goes, and what they stand for. */
  readonly findings: FindingMemory
  /** Evidence that no violation has yet. */
  readonly kept: KeptMemory
  /** What was looked at, to be told with the violation that it becomes part of. */
  readonly trace: TraceMemory
  /** What another model said meanwhile and no violation was told of yet. */
  readonly opinions: readonly SecondOpinion[]
  readonly thumbnailAt: Instant | null
  /** How it sounds, and what the last look showed: whether to listen. */
  readonly hearing: HearingMemory
}

export const newRoomMemory = (clock: ClockReading): RoomMemory => ({
  clock,
  page: null,
  teaching: newTeachingMemory(),
  air: newAirMemory(),
  findings: newFindingMemory(),
  kept: NOTHING_KEPT,
  trace: NO_TRACE,
  opinions: [],
  thumbnailAt: null,
  hearing: newHearingMemory(clock.monotonic),
})

/** The same memory on a wall clock that shows `by` more. */
export function shiftMemory(memory: RoomMemory, by: Duration): RoomMemory {
  const segment = (one: TaughtSegment): TaughtSegment => ({
    ...one,
    start: plus(one.start, by),
    end: plus(one.end, by),
  })
  const { teaching, findings, air, hearing } = memory
  const { session } = air
  return {
    ...memory,
    teaching: {
      ...teaching,
      session: shiftSession(teaching.session, by),
      current: teaching.current && segment(teaching.current),
      earlier: teaching.earlier.map(segment),
      savedAt: null,
    },
    findings: { ...findings, time: shiftLessonTime(findings.time, by) },
    air: {
      ...air,
      session: session && {
        ...session,
        startedAt: plus(session.startedAt, by),
        lastAt: plus(session.lastAt, by),
      },
      savedAt: null,
      searchedAt: null,
    },
    // Looks of before and after the step cannot be folded again in one row.
    trace: NO_TRACE,
    thumbnailAt: null,
    // What is written down stands by the clock of before.
    hearing: { ...hearing, saved: null },
  }
}

/**
 * The memory at a later reading of the clocks. When the wall clock was set since the last one, what is remembered moves
 * with it: a clock set back must not make an hour of looks older than the one before.
 */
export function followClock(memory: RoomMemory, clock: ClockReading): RoomMemory {
  const by = stepBetween(memory.clock, clock)
  return { ...(isStep(by) ? shiftMemory(memory, by) : memory), clock }
}
