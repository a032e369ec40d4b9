import { z } from 'zod'
import { legalWindow } from './law/calendar.ts'
import { bilingual, instantText } from './primitives.ts'
import { COVERAGE_STATES, WATCH_KINDS } from './words/coverage-words.ts'
import { CUT_STATES } from './words/cut-vocabulary.ts'
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

const scheduledTotals = coverageTotals.extend({
  unscheduled: z
    .number()
    .nullable()
    .describe(
      'gap 中没有巡查排到的秒数；null：未核算 Of gap, seconds that no sweep held; null: not worked out',
    ),
})
export type ScheduledTotals = z.infer<typeof scheduledTotals>

const coverageGroup = z
  .object({
    name: z
      .string()
      .describe('地区代码、平台或巡查名 Code of a place, platform, or name of a sweep'),
    title: bilingual
      .nullable()
      .describe('怎么称呼；null：即 name How people call it; null: by name'),
    rooms: z.number().int(),
    totals: scheduledTotals,
  })
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
    rooms: z.array(z.object({ roomId: z.string(), title: z.string(), totals: scheduledTotals })),
    totals: scheduledTotals,
    /** Added up by the place of the rooms, and by their platform. */
    byRegion: z.array(coverageGroup),
    byPlatform: z.array(coverageGroup),
    bySweep: z
      .array(coverageGroup)
      .describe(
        '只计该巡查（按现行巡查表与日历）排到的分钟；同时排到的各计一次 Only minutes that the sweep held, as sweeps and calendars are now; a minute of several counts for each',
      ),
    withoutSweeps: bilingual
      .nullable()
      .describe('为什么没有按巡查核算；null：已核算 Why bySweep is left out; null: it is not'),
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

const watchStretch = z
  .object({
    kind: z
      .enum(WATCH_KINDS)
      .describe(
        'looked 看过，looked-partly 简读，unseen 看不到，off-air 未开播，missed 应看未看，unwatched 无人查看，ahead 尚未到 What the patrol knows of it',
      ),
    unseenReason: z.enum(UNSEEN_REASONS).nullable(),
    from: instantText,
    to: instantText,
    seconds: z.number(),
  })
  .meta({ id: 'WatchStretch' })
export type WatchStretch = z.infer<typeof watchStretch>

const cutOfTimeline = z
  .object({
    id: z.string(),
    violationId: z.string(),
    state: z.enum(CUT_STATES),
    stateWords: bilingual,
    automatic: z.boolean(),
    at: instantText,
    verifiedAt: instantText.nullable(),
    elsewhere: z
      .object({ roomId: z.string(), roomTitle: z.string() })
      .nullable()
      .describe(
        '同一路流的另一直播间的阻断令，此处随之中断；null：本直播间的 Given for another room of the same stream, which ended it here too; null: for this room',
      ),
  })
  .meta({ id: 'CutOfTimeline' })
export type CutOfTimeline = z.infer<typeof cutOfTimeline>

/** Everything of one room on one axis. */
export const roomTimeline = z
  .object({
    roomId: z.string(),
    from: instantText,
    to: instantText,
    windows: z.array(legalWindow),
    air: z.array(z.object({ from: instantText, to: instantText })),
    coverage: z.array(coverageSegment),
    watch: z
      .array(watchStretch)
      .describe('全程无空档 The whole span, without a gap: also when nobody looked'),
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
    cuts: z.array(cutOfTimeline).describe('期间下达的阻断 Orders given within the span'),
  })
  .meta({ id: 'RoomTimeline' })
export type RoomTimeline = z.infer<typeof roomTimeline>

export const spanQuery = z.object({ from: instantText, to: instantText })

/** What is left out is that end of today, in Asia/Shanghai; the answer says the span. */
export const spanOrTodayQuery = spanQuery.partial()
