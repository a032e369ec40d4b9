import { z } from 'zod'
import { dateText, instantText } from '../primitives.ts'
import {
  AGGRAVATION_CODES,
  CARD_MARKS,
  DAY_KINDS,
  KEY_PERIODS,
  RULE_CODES,
  STAGES,
  VERDICT_BASES,
  VERDICT_REASONS,
  VERDICTS,
} from '../words/vocabulary.ts'

const judgedDay = z.object({
  date: dateText,
  region: z.string(),
  stage: z.enum(STAGES),
  kind: z.enum(DAY_KINDS),
  also: z.array(z.enum(DAY_KINDS)),
  sources: z.array(z.string()),
})

const ruleHit = z.object({
  rule: z.enum(RULE_CODES),
  verdict: z.enum(VERDICTS),
  basis: z.enum(VERDICT_BASES),
  from: instantText,
  to: instantText,
  seconds: z.number(),
  law: z.array(z.string()),
  effectiveFrom: dateText.optional().describe('Since when the rule reads as applied'),
  borderline: z
    .boolean()
    .optional()
    .describe('Too close to the limit for the clock: a person looks'),
})

/** 从重: the same act weighs more. */
export const aggravation = z.object({
  rule: z.enum(AGGRAVATION_CODES),
  law: z.array(z.string()).readonly(),
  effectiveFrom: dateText,
})

/** What the law says of a span of teaching. */
export const verdict = z
  .object({
    verdict: z.enum(VERDICTS),
    basis: z.enum(VERDICT_BASES),
    provisional: z.boolean(),
    autoCut: z.boolean(),
    days: z.array(judgedDay),
    hits: z.array(ruleHit),
    keyPeriod: z.enum(KEY_PERIODS).nullable(),
    ruleVersion: z.string(),
    applicable: z.boolean().optional().describe('false: these rules do not cover the case'),
    aggravations: z.array(aggravation).readonly().exactOptional(),
    card: z
      .object({
        mark: z.enum(CARD_MARKS),
        earlierCases: z.number().int(),
        yellowCards: z.number().int(),
        law: z.array(z.string()).readonly(),
      })
      .exactOptional()
      .describe('The card it would bring once confirmed'),
    reason: z
      .enum(VERDICT_REASONS)
      .exactOptional()
      .describe(
        '须人工判断的原因 Why a person is to decide besides the rules: speech that nobody could read, or screens that lean towards a lesson for five minutes without being believed',
      ),
  })
  .meta({ id: 'Verdict' })
export type Verdict = z.infer<typeof verdict>
