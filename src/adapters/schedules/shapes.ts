import { z } from 'zod'
import { DAY_KINDS } from '../../core/calendar/day-kind.ts'
import { BOOK_CODES } from '../../core/policy/verdict.ts'
import { CONTENTS, STAGES } from '../../core/registry/institution.ts'
import {
  clockField,
  dateField,
  dayPartField,
  monthDayField,
  monthDayRangeField,
  regionField,
  sourcesField,
  textField,
} from './fields.ts'

/** calendars/national/YYYY.yaml */
export const nationalYearShape = z.strictObject({
  year: z.int().min(2014).max(2100),
  status: z.enum(['official', 'provisional']),
  source: sourcesField,
  off: z.array(
    z.strictObject({
      name: textField,
      start: dateField,
      end: dateField,
      source: textField.nullable().default(null),
    }),
  ),
  adjustedWorkdays: z.array(z.strictObject({ date: dateField, for: textField })),
  statutory: z.array(dateField),
  checkedLongRuns: z.array(dateField).default([]),
})

const schoolStage = z.enum(['compulsory', 'senior-high'])

const termShape = z.strictObject({
  stage: schoolStage,
  schoolYear: z
    .string()
    .regex(/^\d{4}-\d{4}$/)
    .refine((text) => Number(text.slice(5)) === Number(text.slice(0, 4)) + 1, {
      error: '学年应为相连的两年，如 2025-2026 / two consecutive years are expected',
    }),
  autumn: dateField.nullable().default(null),
  winter: dateField.nullable().default(null),
  winterPublishedEnd: dateField.nullable().default(null),
  spring: dateField.nullable().default(null),
  summer: dateField.nullable().default(null),
  nextAutumn: dateField.nullable().default(null),
  confidence: z.enum(['found', 'found-secondary', 'manual']),
  source: sourcesField.min(1, { error: '校历必须写明来源 / a school calendar needs its source' }),
  note: textField.optional(),
})

const profileShape = z.strictObject({
  name: textField.optional(),
  teaching: z.array(dayPartField).min(1).optional(),
  soft: z.array(dayPartField).optional(),
  nightEnd: clockField.optional(),
  endSubject: clockField.optional(),
  endNonSubject: clockField.optional(),
  highSchoolPolicy: z.enum(['by-reference', 'review', 'off']).optional(),
  adjustedWorkday: z.enum(['allow', 'review']).optional(),
  localBreak: z.enum(['allow', 'review', 'forbid']).optional(),
  childrensDay: z.enum(['allow', 'review']).optional(),
})

/** calendars/regions/CODE.yaml */
export const regionShape = z.strictObject({
  region: regionField,
  name: textField,
  extends: textField.nullable().default(null),
  profile: profileShape.optional(),
  terms: z.array(termShape).default([]),
  localBreaks: z
    .array(
      z.strictObject({
        stage: z.union([schoolStage, z.literal('*')]).default('*'),
        start: dateField,
        end: dateField,
        name: textField,
        source: textField.nullable().default(null),
      }),
    )
    .default([]),
  overrides: z
    .array(
      z.strictObject({
        stage: z.union([z.enum(STAGES), z.literal('*')]).default('*'),
        start: dateField,
        end: dateField,
        kind: z.enum(DAY_KINDS),
        document: textField,
        reason: textField,
        enteredBy: textField,
      }),
    )
    .default([]),
})
export type RegionShape = z.infer<typeof regionShape>

/** calendars/defaults.yaml */
export const defaultsShape = z.strictObject({
  winterCritical: monthDayRangeField,
  summerCritical: monthDayRangeField,
  openWinterDays: z.int().min(0).max(60),
  openSummerUntil: monthDayField,
  winterFirstDays: z.int().min(0).max(60),
  preSpringDays: z.int().min(0).max(60),
  statutoryLaw: textField,
  defaultProfile: textField,
})

/** rules/book.yaml */
export const bookShape = z.strictObject({
  version: z
    .string({ error: '版本请加引号 / quote the version' })
    .regex(/^\d{4}\.\d{2}-\d+$/, { error: '版本应如 2026.11-1 / a version such as 2026.11-1' }),
  cut: z.strictObject({
    afterSeconds: z.number().min(0),
    minimumSubjectConfidence: z.number().min(0).max(1),
  }),
  cards: z.strictObject({
    from: dateField,
    windowMonths: z.int().min(1).max(120),
    yellowCardsToRed: z.int().min(1).max(10),
    // 教育部令53号第31条、第43条; 行政处罚法第73条: what is decided stands while it is appealed against.
    appealWorkdays: z.int().min(1).max(120).default(5),
    pendingAppeal: z.enum(['stands', 'suspended']).default('stands'),
    law: z.array(textField).min(1),
  }),
})

/** Every other rules/*.yaml */
export const rulesShape = z.strictObject({
  rules: z.array(
    z.strictObject({
      code: z.enum(BOOK_CODES),
      versions: z
        .array(
          z.strictObject({
            from: dateField,
            until: dateField.nullable().default(null),
            stages: z.array(z.enum(STAGES)).default([]),
            contents: z.array(z.enum(CONTENTS)).default([]),
            verdict: z.enum(['forbidden', 'review']),
            basis: z.enum(['direct', 'by-reference', 'project-default']),
            law: z.array(textField).min(1),
            parameters: z.record(z.string(), z.number()).default({}),
          }),
        )
        .min(1),
    }),
  ),
})
