import { z } from 'zod'
import { bilingual, dateText, instantText, reasonText } from '../primitives.ts'
import { DAY_KINDS, KEY_PERIODS, RULE_CODES, STAGES, VERDICTS } from '../words/vocabulary.ts'

/** One day of one region and stage, and why it is what it is. */
export const calendarDay = z
  .object({
    date: dateText,
    /** 1 Monday … 7 Sunday. */
    weekday: z.int().min(1).max(7),
    kind: z.enum(DAY_KINDS),
    also: z.array(z.enum(DAY_KINDS)),
    name: z.string().nullable(),
    sources: z.array(z.string()),
    provisional: z.boolean(),
    schoolCalendarKnown: z.boolean(),
    keyPeriod: z.enum(KEY_PERIODS).nullable(),
    why: bilingual,
  })
  .meta({ id: 'CalendarDay' })
export type CalendarDay = z.infer<typeof calendarDay>

/** `xuncha calendar YEAR --json`. */
export const calendarYear = z.object({
  year: z.int(),
  region: z.string().nullable(),
  regionName: z.string().nullable(),
  stage: z.enum(STAGES),
  status: z.enum(['official', 'provisional']),
  provisional: z.boolean(),
  sources: z.array(z.string()),
  days: z.array(calendarDay),
})
export type CalendarYear = z.infer<typeof calendarYear>

/** A stretch of time, half-open, under one rule; `rule` is null where it is permitted. */
export const legalWindow = z
  .object({
    start: instantText,
    end: instantText,
    verdict: z.enum(VERDICTS),
    rule: z.enum(RULE_CODES).nullable(),
    kind: z.enum(DAY_KINDS),
    reason: bilingual,
  })
  .meta({ id: 'LegalWindow' })
export type LegalWindow = z.infer<typeof legalWindow>

const dayFacts = z.object({
  kind: z.enum(DAY_KINDS),
  also: z.array(z.enum(DAY_KINDS)),
  name: z.string().nullable(),
  provisional: z.boolean(),
  schoolCalendarKnown: z.boolean(),
  keyPeriod: z.enum(KEY_PERIODS).nullable(),
})

/** Days in a row that change alike; both ends included. */
export const dayChangeSpan = z
  .object({
    from: dateText,
    to: dateText,
    days: z.int(),
    before: dayFacts,
    after: dayFacts,
    places: z.array(
      z.object({
        region: z.string().describe('000000: every place without a calendar of its own'),
        regionName: z.string(),
        stages: z.array(z.enum(STAGES)),
      }),
    ),
  })
  .meta({ id: 'DayChangeSpan' })
export type DayChangeSpan = z.infer<typeof dayChangeSpan>

/** Which days a change of the calendars changes, from what to what. */
export const calendarPreview = z
  .object({
    draftId: z.string().describe('Hand it back as expectedDraft to apply exactly this'),
    files: z.array(z.string()).describe('Files that change; none: nothing changes'),
    days: z.int().describe('Days that change anywhere'),
    kindDays: z.int().describe('Days whose kind changes anywhere'),
    spans: z.array(dayChangeSpan),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'CalendarPreview' })
export type CalendarPreview = z.infer<typeof calendarPreview>

/** A change of the calendars that was made, as the history keeps it. */
export const scheduleChange = z
  .object({
    id: z.string(),
    at: instantText,
    who: z.string(),
    why: z.string(),
    kind: z.enum([
      'notice',
      'school-calendar',
      'sweep',
      'cut-rules',
      'report-template',
      'files',
      'undo',
    ]),
    files: z.array(z.string()),
    undoes: z.string().nullable().describe('The change that this one took back'),
  })
  .meta({ id: 'ScheduleChange' })
export type ScheduleChange = z.infer<typeof scheduleChange>

const agreed = {
  reason: reasonText,
  dryRun: z.boolean().default(false).describe('true: preview only, nothing is written'),
  expectedDraft: z.string().max(64).nullable().default(null),
}

/** YAML or JSON as text (complaints then name its lines), or the JSON value itself. */
export const calendarDocument = z.union([z.string().min(1), z.record(z.string(), z.unknown())])

export const calendarImportInput = z.object({
  ...agreed,
  document: calendarDocument,
  name: z.string().min(1).max(200).default('document').describe('Named in complaints'),
})

/** `changeId: null`: the latest import that has not been taken back. */
export const calendarUndoInput = z.object({
  ...agreed,
  changeId: z.string().max(64).nullable().default(null),
})

export const calendarImport = z
  .object({ preview: calendarPreview, change: scheduleChange.nullable() })
  .meta({ id: 'CalendarImport' })
export type CalendarImport = z.infer<typeof calendarImport>
