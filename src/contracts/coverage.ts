import { z } from 'zod'
import { legalWindow } from './law/calendar.ts'
import { instantText } from './primitives.ts'
import { COVERAGE_STATES } from './words/coverage-words.ts'
import { UNSEEN_REASONS } from './words/vocabulary.ts'

/** A run of equal looks, half-open. What no segment covers was seen by nobody. */
const coverageSegment = z
  .object({
    roomId: z.string(),
    state: z.enum(COVERAGE_STATES),
    unseenReason: z.enum(UNSEEN_REASONS).nullable(),
    start: instantText,
    end: instantText,
    seconds: z.number(),
    looks: z.number().int(),
  })
  .meta({ id: 'CoverageSegment' })
export type CoverageSegment = z.infer<typeof coverageSegment>

/**
 * Seconds in each state. `seenPartly`: clean as far as it was read, with less. `missed`: a sweep had the room and nobody looked. `gap`: what is in no state, out of schedule or
 * between two looks, which is not clean either.
 */
const coverageTotals = z.object({
  seenClean: z.number(),
  seenPartly: z.number(),
  seenSuspect: z.number(),
  unseen: z.number(),
  offAir: z.number(),
  missed: z.number(),
  gap: z.number(),
})
export type CoverageTotals = z.infer<typeof coverageTotals>

const coverageGroup = z
  .object({ name: z.string(), rooms: z.number().int(), totals: coverageTotals })
  .meta({ id: 'CoverageGroup' })
export type CoverageGroup = z.infer<typeof coverageGroup>

export const roomCoverage = z
  .object({
    roomId: z.string(),
    from: instantText,
    to: instantText,
    segments: z.array(coverageSegment),
    totals: coverageTotals,
  })
  .meta({ id: 'RoomCoverage' })
export type RoomCoverage = z.infer<typeof roomCoverage>

export const regionCoverage = z
  .object({
    from: instantText,
    to: instantText,
    region: z.string().nullable(),
    rooms: z.array(z.object({ roomId: z.string(), title: z.string(), totals: coverageTotals })),
    totals: coverageTotals,
    /** Added up by the place of the rooms, by their platform, and by the sweeps they are in the scope of. */
    byRegion: z.array(coverageGroup),
    byPlatform: z.array(coverageGroup),
    bySweep: z.array(coverageGroup),
  })
  .meta({ id: 'RegionCoverage' })
export type RegionCoverage = z.infer<typeof regionCoverage>

/** Teaching as it was seen, from the first look that showed it to the last; pauses under three minutes are part of it. */
const teachingSegment = z
  .object({
    from: instantText,
    to: instantText,
    seconds: z.number(),
    /** It may reach further on both sides by this much: the time between looks, and our clock. */
    uncertaintySeconds: z.number(),
    /** The course and the lesson of its timetable; `null` when no timetable declares it. */
    courseId: z.string().nullable(),
    course: z.string().nullable(),
    lessonId: z.string().nullable(),
  })
  .meta({ id: 'TeachingSegment' })
export type TeachingSegment = z.infer<typeof teachingSegment>

/** Everything of one room on one axis. */
export const roomTimeline = z
  .object({
    roomId: z.string(),
    from: instantText,
    to: instantText,
    windows: z.array(legalWindow),
    air: z.array(z.object({ from: instantText, to: instantText })),
    coverage: z.array(coverageSegment),
    teaching: z.array(teachingSegment),
    violations: z.array(
      z.object({
        id: z.string(),
        rule: z.string(),
        status: z.string(),
        from: instantText,
        to: instantText,
        ongoing: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'RoomTimeline' })
export type RoomTimeline = z.infer<typeof roomTimeline>

export const spanQuery = z.object({ from: instantText, to: instantText })
