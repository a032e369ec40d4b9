import { z } from 'zod'
import { DAY_KINDS, type DayKind } from '../../../core/calendar/day-kind.ts'
import { findRegion, unknownRegionSentence } from '../../../core/registry/region.ts'
import { dateField, textField } from '../fields.ts'
import { nationalYearShape, regionShape } from '../shapes.ts'

const oneOrMore = z.union([textField.transform((text) => [text]), z.array(textField)])

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

const adjustedWorkday = z.strictObject({
  date: dateField,
  for: textField,
  /** 周几, as notices print it; held against the date. */
  weekday: z.enum(WEEKDAYS).optional(),
})

const notice = nationalYearShape.omit({ year: true }).extend({
  status: z.enum(['official', 'provisional']).default('official'),
  source: oneOrMore.default([]),
  adjustedWorkdays: z.array(adjustedWorkday),
  statutory: z.array(dateField).default([]),
})
export type NoticeInput = z.infer<typeof notice>

/** One notice, as a file of schedules/calendars/national. */
export const oneNoticeShape = notice.extend({ year: nationalYearShape.shape.year })

/** Notices by year, as docs/rules.md §4.5 has them. */
export const noticesShape = z.strictObject({
  tz: z.literal('Asia/Shanghai').optional(),
  years: z.record(z.string().regex(/^\d{4}$/), notice),
})

export const weekdayNumber = (text: (typeof WEEKDAYS)[number]): number => WEEKDAYS.indexOf(text) + 1

/** Unlike a case of old, a calendar that is entered today is of a place that exists today. */
const placeField = z
  .string({ error: '区划代码请加引号，如 "440100" / quote the region code, e.g. "440100"' })
  .superRefine((code, context) => {
    if (findRegion(code) !== null) return
    const { zh, en } = unknownRegionSentence(code)
    context.addIssue({ code: 'custom', message: `${zh} / ${en}` })
  })

const STAGE_LETTERS = { C: 'compulsory', H: 'senior-high' } as const
const schoolStage = z
  .enum(['C', 'H', 'compulsory', 'senior-high'])
  .transform((stage) => (stage === 'C' || stage === 'H' ? STAGE_LETTERS[stage] : stage))
const anyStage = z
  .enum(['P', 'C', 'H', '*', 'preschool', 'compulsory', 'senior-high', 'adult'])
  .transform((stage) => {
    if (stage === 'P') return 'preschool' as const
    return stage === 'C' || stage === 'H' ? STAGE_LETTERS[stage] : stage
  })
  .default('*')

const KIND_NAMES: Readonly<Record<string, DayKind>> = {
  VAC_WINTER: 'winter-vacation',
  VAC_SUMMER: 'summer-vacation',
  VAC_GAP: 'vacation-gap',
  STATUTORY: 'statutory-holiday',
  ADJ_OFF: 'arranged-day-off',
  ADJ_WORK: 'adjusted-workday',
  LOCAL_BREAK: 'local-break',
  REST: 'rest-day',
  CHILD_DAY: 'childrens-day',
  SCHOOL: 'school-day',
  UNKNOWN: 'unknown',
}
const dayKind = textField.transform((text, context): DayKind => {
  const kind = KIND_NAMES[text] ?? DAY_KINDS.find((known) => known === text)
  if (kind !== undefined) return kind
  const message = `只能是 ${DAY_KINDS.join('、')} / must be one of these`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const optionalDate = dateField.nullable().default(null)

const row = z.strictObject({
  region: placeField,
  name: textField.optional(),
  stage: schoolStage,
  year: z
    .string({ error: '学年应如 "2026-2027" / a school year such as "2026-2027"' })
    .refine(
      (text) =>
        /^\d{4}-\d{4}$/.test(text) && Number(text.slice(5)) - Number(text.slice(0, 4)) === 1,
      {
        error: '学年应为相连的两年，如 2026-2027 / two consecutive years are expected',
      },
    ),
  autumn: optionalDate,
  winter: optionalDate,
  winterPublishedEnd: optionalDate,
  spring: optionalDate,
  summer: optionalDate,
  autumnNext: optionalDate,
  conf: z.enum(['found', 'found-secondary', 'manual']).default('manual'),
  sourceUrl: oneOrMore.optional(),
  enteredBy: textField.optional(),
  enteredAt: textField.optional(),
})

const localBreak = z.strictObject({
  region: placeField,
  stage: z.union([z.literal('*'), schoolStage]).default('*'),
  start: dateField,
  end: dateField,
  name: textField,
  sourceUrl: textField.optional(),
  conf: textField.optional(),
  schoolLevel: z.boolean().optional(),
})

const override = z
  .strictObject({
    region: placeField,
    stage: anyStage,
    date: dateField.optional(),
    start: dateField.optional(),
    end: dateField.optional(),
    kind: dayKind,
    docNo: textField,
    reason: textField,
    enteredBy: textField.optional(),
  })
  .refine(({ date, start, end }) => (date === undefined ? start && end : !start && !end), {
    error: '请写 date，或写 start 与 end / give date, or start and end',
  })

/** School calendars of several places, as docs/rules.md §4.5 has them. */
export const schoolRowsShape = z.strictObject({
  note: z.string().optional(),
  /** For rows without an address of their own. */
  sourceUrl: oneOrMore.optional(),
  rows: z.array(row).default([]),
  localBreaks: z.array(localBreak).default([]),
  overrides: z.array(override).default([]),
})
export type SchoolRows = z.infer<typeof schoolRowsShape>

/** School calendars of one place, as a file of schedules/calendars/regions; the school day is not imported. */
export const oneRegionShape = regionShape
  .omit({ extends: true, profile: true })
  .extend({ region: placeField })
