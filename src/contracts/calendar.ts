import { z } from 'zod'
import { bilingual, dateText, instantText } from './primitives.ts'
import { DAY_KINDS, KEY_PERIODS, RULE_CODES, STAGES, VERDICTS } from './vocabulary.ts'

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
