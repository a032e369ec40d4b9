import { z } from 'zod'
import { placedListQuery } from './list.ts'
import { bilingual, dateText, regionCode } from './primitives.ts'
import { CONTENTS, RULE_CODES, STAGES, SUBJECTS, VERDICTS } from './words/vocabulary.ts'

export const coursesQuery = placedListQuery.extend({
  institutionId: z.string().min(1).max(128).optional(),
  stage: z.enum(STAGES).optional(),
  content: z.enum(CONTENTS).optional(),
  subject: z.enum(SUBJECTS).optional(),
})

const wallClock = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .describe('Asia/Shanghai; 24:00 ends a day')

const timetable = z.object({
  from: dateText,
  until: dateText.describe('Belongs to it'),
  weekdays: z.array(z.number().int().min(1).max(7)).describe('1 Monday … 7 Sunday'),
  lessons: z.array(z.object({ start: wallClock, end: wallClock, minutes: z.number() })),
})

const conflict = z.object({
  rule: z.enum(RULE_CODES),
  ruleName: bilingual,
  verdict: z.enum(['review', 'forbidden']),
  days: z.number().int().describe('Days on which the rule hits'),
  seconds: z.number(),
  firstDay: dateText,
  lastDay: dateText,
})

/** A registered course and what legal time says of its timetable. */
export const course = z
  .object({
    id: z.string(),
    institutionId: z.string(),
    institutionName: z.string().nullable(),
    name: z.string(),
    className: z.string().nullable(),
    subject: z.string().nullable(),
    content: z.enum(CONTENTS),
    stage: z.enum(STAGES),
    region: regionCode,
    regionName: z.string().nullable(),
    teacher: z.string().nullable(),
    materialFiling: z.string().nullable(),
    priceYuan: z.number().nullable(),
    timetable,
    verdict: z.enum(VERDICTS).nullable().describe('The strictest; null when nobody can say'),
    conflicts: z.array(conflict),
  })
  .meta({ id: 'Course' })
export type Course = z.infer<typeof course>
