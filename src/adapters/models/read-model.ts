import { z } from 'zod'
import type { ClassifierModel } from '../../core/detection/classifier-model.ts'
import { FEATURE_NAMES } from '../../core/detection/features.ts'
import { FOREIGN_PROSE_NUMBERS } from '../../core/detection/foreign-prose.ts'
import { TOPIC_BUCKETS } from '../../core/detection/topics.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { GRAM_BUCKETS } from '../../core/reading/character-grams.ts'
import { NORMALISERS } from '../../core/reading/normalise.ts'

const WEIGHT = z.number().min(-100_000).max(100_000)

const LOG_ODDS = z.number().min(-50).max(50)

const BY_FEATURE = z.record(
  z
    .string()
    .refine((name) => FEATURE_NAMES.includes(name), { error: '不认识的特征 unknown feature' }),
  WEIGHT,
)

const TERM_STRENGTHS = z.record(
  z.string().regex(/^-?\d{1,2}(\.\d{1,3})?$/),
  z.string().max(1_000_000),
)

const STAGE = z.strictObject({ bias: WEIGHT, byFeature: BY_FEATURE, termStrengths: TERM_STRENGTHS })

/** As `training/train-classifier.ts` writes it. A model is swapped whole: nothing of the shipped one fills it up. */
const MODEL = z
  .strictObject({
    format: z.literal(2),
    modelVersion: z.string().trim().min(1).max(100),
    normaliser: z.literal(NORMALISERS).optional(),
    foreignProse: z.literal(FOREIGN_PROSE_NUMBERS).optional(),
    bias: WEIGHT,
    byFeature: BY_FEATURE,
    termStrengths: TERM_STRENGTHS,
    stages: z.strictObject({ primary: STAGE, junior: STAGE, senior: STAGE }),
    wording: z.strictObject({
      bias: LOG_ODDS,
      scale: z.number().positive().max(10),
      weights: z
        .string()
        .length(GRAM_BUCKETS)
        .regex(/^[$-z]*$/),
    }),
    topics: z
      .strictObject({
        names: z
          .array(z.string().trim().min(1).max(40))
          .min(2)
          .max(100)
          .refine((names) => new Set(names).size === names.length, {
            error: '主题名重复 a topic is named twice',
          }),
        lessons: z.number().int().min(1),
        bias: z.array(LOG_ODDS),
        scale: z.number().positive().max(10),
        weights: z.string().regex(/^[$-z]*$/),
      })
      .refine(
        ({ names, lessons, bias, weights }) =>
          lessons < names.length &&
          bias.length === names.length &&
          weights.length === TOPIC_BUCKETS * names.length,
        { error: '主题数与权重数不符 the weights are not those of the topics' },
      )
      .optional(),
    grownUps: z
      .strictObject({
        terms: z
          .string()
          .regex(/^[^|]*[^|\s][^|]*(?:\|[^|]*[^|\s][^|]*)*$/)
          .max(10_000),
        whateverStage: z.string().max(10_000).optional(),
      })
      .optional(),
    joined: z.strictObject({
      terms: LOG_ODDS,
      wording: LOG_ODDS,
      topics: LOG_ODDS.optional(),
      bias: LOG_ODDS,
      clip: z.number().positive().max(50),
    }),
  })
  .refine(({ topics, joined }) => (topics === undefined) === (joined.topics === undefined), {
    path: ['joined', 'topics'],
    error:
      '有主题模型而无其权重，或反之 a weight for topics without them, or topics without a weight',
  })

/** What is wrong with a model is said by field; `where` names it in the sentence. */
export function parseModelText(text: string, where = 'model'): Result<ClassifierModel> {
  const wrong = (why: string): Result<never> => fail('bad-request', `${where}：${why}`, where)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return wrong('不是 JSON / not JSON')
  }
  const parsed = parseModel(data)
  return typeof parsed === 'string' ? wrong(parsed) : succeed(parsed)
}

/** A model as data; what is wrong with it, by field, where it is none that this release can run. */
export function parseModel(data: unknown): ClassifierModel | string {
  const parsed = MODEL.safeParse(data)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim()
}
