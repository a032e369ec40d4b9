import { z } from 'zod'
import { bilingual, dateText, instantText, reasonText } from '../primitives.ts'
import { CASE_FACT_KINDS, DEADLINE_STATES, LIMIT_IDS } from './deadline-words.ts'

const deadline = z.object({
  limit: z.enum(LIMIT_IDS),
  title: bilingual,
  begunAt: instantText,
  dueAt: instantText
    .nullable()
    .describe(
      '过了此刻即逾期；null：放假安排未知 The first instant that is too late; null: unknown',
    ),
  lastDay: dateText.nullable().describe('期限届满之日 The day on which it ends; null: unknown'),
  endedAt: instantText.nullable().describe('null：尚未完成 It has not ended'),
  state: z.enum(DEADLINE_STATES),
  remainingSeconds: z
    .number()
    .nullable()
    .describe(
      '小于零：已过去多久；null：已完成或未知 Below zero: over by so much; null: ended, or unknown',
    ),
  source: z.string().describe('依据 The article'),
  meaning: bilingual.describe('届满后如何 What its end means'),
})

const fact = z.object({
  id: z.string(),
  kind: z.enum(CASE_FACT_KINDS),
  title: bilingual,
  at: instantText.describe('发生时间 When it happened, as the paper says'),
  paper: z.string().describe('文号或名称；空：无 Number or name of the paper; empty: none'),
  reason: z.string(),
  enteredAt: instantText,
  enteredBy: z.string(),
  undone: z
    .object({ at: instantText, by: z.string(), why: z.string() })
    .nullable()
    .describe('null：有效 It stands'),
})

const enterable = z.object({
  kind: z.enum(CASE_FACT_KINDS),
  title: bilingual,
  whyNot: z.string().nullable().describe('null：可以登记 It can be entered'),
})

/** The time limits of a lead, with what begins and ends them. */
export const caseTimes = z
  .object({
    deadlines: z.array(deadline),
    facts: z.array(fact).describe('含已撤销的 With those that were undone'),
    enterable: z.array(enterable),
  })
  .meta({ id: 'CaseTimes' })
export type CaseTimes = z.infer<typeof caseTimes>

export const caseFactInput = z
  .strictObject({
    kind: z.enum(CASE_FACT_KINDS),
    at: instantText,
    paper: z
      .string()
      .trim()
      .max(200)
      .refine((text) => !text.includes('\0'), '不能含有空字符 / no NUL characters')
      .default(''),
    reason: reasonText,
  })
  .meta({ id: 'NewCaseFact' })
export type CaseFactInput = z.input<typeof caseFactInput>

export const factParams = z.object({
  id: z.string().min(1).max(128),
  factId: z.string().min(1).max(128),
})
