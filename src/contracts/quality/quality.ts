import { z } from 'zod'
import { instantText, regionFilter } from '../primitives.ts'

const tooFew = '少于 10 条时为 null null: fewer than ten, too few to say'
const part = z.object({
  part: z.number().int(),
  whole: z.number().int(),
  share: z.number().min(0).max(1).nullable().describe(tooFew),
})
const times = z.object({
  count: z.number().int(),
  medianSeconds: z.number().nullable().describe(tooFew),
  p90Seconds: z.number().nullable().describe(tooFew),
})
const counted = z.number().int()

export const qualityFigures = z
  .object({
    decisions: counted,
    confirmed: counted,
    dismissed: counted,
    takenBack: counted,
    toFirstLook: times.describe('从发现到首次查看 From the first sight to the first look'),
    toDecision: times.describe('从发现到决定 From the first sight to the decision'),
    reviewed: part,
    waiting: counted,
    notJudged: counted,
    agreed: part,
    kappa: z
      .object({ value: z.number(), standardError: z.number(), low: z.number(), high: z.number() })
      .nullable()
      .describe(
        'Cohen’s kappa 与 95% 区间 with its range (Fleiss, Cohen and Everitt 1969); null: see noKappa',
      ),
    noKappa: z
      .enum(['too-few', 'one-sided'])
      .nullable()
      .describe(
        '少于 30 条复核，或两人始终同一判断 Fewer than thirty judged twice, or both always said the same',
      ),
    unsettled: counted,
    missedLessons: counted,
    wrongAccusations: counted,
    golden: z
      .object({ hits: part, missedLessons: counted, wrongAccusations: counted })
      .describe('质量抽查 Golden items'),
  })
  .meta({ id: 'QualityFigures' })
export type WireFigures = z.infer<typeof qualityFigures>

const group = z.object({ name: z.string(), title: z.string().nullable(), figures: qualityFigures })
export type WireGroup = z.infer<typeof group>

export const quality = z
  .object({
    from: instantText,
    to: instantText,
    whose: z
      .enum(['everybody', 'own'])
      .describe(
        '无权查看他人时，全部数据仅为本人 Whose all of it is: one’s own, for who may not see others',
      ),
    total: qualityFigures,
    cities: z.array(group),
    persons: z
      .array(group)
      .describe('无权查看他人时仅本人 One’s own alone, for who may not see others'),
  })
  .meta({ id: 'Quality' })
export type WireQuality = z.infer<typeof quality>

const span = { from: instantText, to: instantText, region: regionFilter.optional() }

export const qualityQuery = z.object(span)
export const QUALITY_FORMATS = ['csv', 'xlsx'] as const
export const qualityFileQuery = z.object({ ...span, format: z.enum(QUALITY_FORMATS) })
