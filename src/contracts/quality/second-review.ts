import { z } from 'zod'
import { listOf } from '../list.ts'
import { bilingual, instantText, reasonText, regionFilter } from '../primitives.ts'
import { violation } from '../violation.ts'
import { RULE_CODES } from '../words/vocabulary.ts'

export const DECISION_KINDS = ['confirmed', 'dismissed'] as const
export const SECOND_ANSWERS = [...DECISION_KINDS, 'cannot-tell'] as const

/** A review that the caller has taken; nothing tells what the first one decided. */
export const waitingReview = z
  .object({
    id: z.string(),
    roomTitle: z.string(),
    institutionName: z.string(),
    region: z.string(),
    regionName: z.string().nullable(),
    rule: z.enum(RULE_CODES),
    ruleName: bilingual,
    startedAt: instantText,
    drawnAt: instantText,
  })
  .meta({ id: 'WaitingReview' })
export type WaitingReview = z.infer<typeof waitingReview>

/** `free` counts what more could be taken; which those are is not told, or they could be looked up beforehand. */
export const waitingReviews = listOf(waitingReview)
  .extend({
    free: z.number().int().describe('还可领取几条 How many more the caller could take'),
  })
  .meta({ id: 'WaitingReviews' })
export type WaitingReviews = z.infer<typeof waitingReviews>

/** `null`: nothing waits that he may review. */
export const takenReview = z.object({ taken: waitingReview.nullable() }).meta({ id: 'TakenReview' })
export type TakenReview = z.infer<typeof takenReview>

/** With all that the first person had before him, as it stood before he decided. Its evidence goes by this id. */
export const secondReview = z
  .object({ id: z.string(), drawnAt: instantText, lead: violation })
  .meta({ id: 'SecondReview' })
export type SecondReview = z.infer<typeof secondReview>

export const secondAnswerInput = z
  .strictObject({
    answer: z
      .enum(SECOND_ANSWERS)
      .describe(
        'confirmed 认定，dismissed 排除，cannot-tell 看不清，不作判断 cannot-tell: it cannot be seen, and is not judged',
      ),
    reason: reasonText,
  })
  .meta({ id: 'SecondAnswer' })
export type SecondAnswerInput = z.infer<typeof secondAnswerInput>

/** Told once he has answered, never before. */
export const answeredReview = z
  .object({
    id: z.string(),
    violationId: z.string(),
    state: z.enum(['agreed', 'disagreed', 'not-judged']),
    first: z.enum(DECISION_KINDS),
    answer: z.enum(SECOND_ANSWERS),
  })
  .meta({ id: 'AnsweredReview' })
export type AnsweredReview = z.infer<typeof answeredReview>

const said = <Kind extends z.ZodType>(kind: Kind) =>
  z.object({ kind, by: z.string(), at: instantText, why: z.string() })

export const disagreement = z
  .object({
    id: z.string(),
    violationId: z.string(),
    roomTitle: z.string(),
    institutionName: z.string(),
    region: z.string(),
    regionName: z.string().nullable(),
    state: z.enum(['disagreed', 'settled']),
    cutDisputed: z
      .boolean()
      .describe('已阻断，第二人认为不实 The stream was cut upon what the second finds untrue'),
    first: z.object({ kind: z.enum(DECISION_KINDS), by: z.string(), at: instantText }),
    second: said(z.enum(SECOND_ANSWERS)),
    settlement: said(z.enum(DECISION_KINDS)).nullable(),
  })
  .meta({ id: 'Disagreement' })
export type WireDisagreement = z.infer<typeof disagreement>

export const settleInput = z
  .strictObject({ kind: z.enum(DECISION_KINDS), reason: reasonText })
  .meta({ id: 'SettleDisagreement' })

const part = z.number().min(0).max(1)

export const reviewShare = z
  .object({
    region: z.string().describe('代码前缀，空为各地 What codes begin with; empty: everywhere else'),
    regionName: z.string().nullable(),
    confirmed: part,
    dismissed: part,
    golden: part,
    savedBy: z.string(),
    savedAt: instantText,
  })
  .meta({ id: 'ReviewShare' })
export type WireReviewShare = z.infer<typeof reviewShare>

export const reviewShareInput = z
  .strictObject({
    region: regionFilter
      .nullable()
      .describe('null：未单独设定的各地 Everywhere that has none of its own'),
    confirmed: part.describe('认定的抽查比例 Share of confirmations that a second person reviews'),
    dismissed: part.describe('排除的抽查比例 Share of dismissals that a second person reviews'),
    golden: part
      .default(0)
      .describe('每作一次决定插入质量抽查的比例 Golden items for every decision of a person'),
    expectedSavedAt: instantText
      .nullable()
      .optional()
      .describe(
        '所改比例的 savedAt；已被他人修改则拒绝（overtaken） `savedAt` of the share that was edited; refused where somebody was faster. null: it had none; left out: not compared',
      ),
    reason: reasonText,
  })
  .meta({ id: 'SetReviewShare' })
export type ReviewShareInput = z.infer<typeof reviewShareInput>

export const goldenInput = z
  .strictObject({
    truth: z.enum(DECISION_KINDS).describe('应为认定或排除 What it is'),
    reason: reasonText.describe('告诉判错的人 Told to who decides otherwise'),
  })
  .meta({ id: 'EnterGoldenCase' })
export type GoldenInput = z.infer<typeof goldenInput>

const GOLDEN_OUTCOMES = ['hit', 'missed-lesson', 'wrong-accusation'] as const

export const goldenCase = z
  .object({
    id: z.string(),
    violationId: z.string(),
    region: z.string(),
    regionName: z.string().nullable(),
    roomTitle: z.string().nullable().describe('null：直播间已删除 The room is there no more'),
    institutionName: z.string().nullable(),
    truth: z.enum(DECISION_KINDS),
    why: z.string(),
    by: z.string().describe('system：两人判断一致，自动列入 Two people had agreed on it'),
    at: instantText,
    retired: z.boolean(),
    outcomes: z.object({
      open: z.int().describe('待答 Before somebody who has not answered'),
      hits: z.int(),
      missedLessons: z.int(),
      wrongAccusations: z.int(),
      withdrawn: z.int().describe('已收回，不计 Taken back; counts for nothing'),
    }),
    answers: z
      .array(
        z.object({
          who: z.string(),
          outcome: z.enum(GOLDEN_OUTCOMES),
          at: instantText,
        }),
      )
      .nullable()
      .describe('每人的答案；null：无权查看个人数据 Of each person; null: for who may see that'),
  })
  .meta({ id: 'GoldenCase' })
export type WireGoldenCase = z.infer<typeof goldenCase>
