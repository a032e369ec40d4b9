import { z } from 'zod'
import { dateText, instantText, regionCode } from '../primitives.ts'
import { firstFault } from '../words/issue-words.ts'
import {
  CONTENTS,
  DEPARTMENTS,
  DUTY_CODES,
  FILING_KINDS,
  KEPT_MATERIALS,
  KEY_CONTENTS,
  MEASURES,
  OBJECT_KINDS,
  PRECONDITIONS,
  PROMOTION_ACTS,
  STAGES,
  VERDICT_BASES,
  VERDICTS,
} from '../words/vocabulary.ts'
import { judgeRequest, judgeResponse } from './judge.ts'
import { aggravation, verdict } from './verdict.ts'

const base = { kind: z.enum(OBJECT_KINDS), on: dateText.describe('Seen or asked for on this day') }

/** Days as text compare in date order. */
const notAfter = (earlier: string | undefined, later: string | undefined): boolean =>
  earlier === undefined || later === undefined || earlier <= later

const inTheFuture = (field: string) => ({
  path: [field],
  error: '不能晚于 on / must not lie after on',
})

const conduct = z.discriminatedUnion('conduct', [
  z
    .strictObject({
      conduct: z.literal('promotes'),
      ...base,
      acts: z.array(z.enum(PROMOTION_ACTS)).min(1).max(PROMOTION_ACTS.length),
      stage: z.enum(STAGES),
      content: z.enum(CONTENTS),
      determination: z.string().trim().min(1).max(200).exactOptional().describe('认定意见文号'),
      inServiceTeacher: z.boolean().exactOptional(),
    })
    .describe('Traffic, advertising, brokering (KC3, KC4, KC6)'),
  z
    .strictObject({
      conduct: z.literal('supports'),
      ...base,
      noticeReceivedOn: dateText.exactOptional(),
      deadline: dateText.exactOptional(),
      handledOn: dateText.exactOptional(),
    })
    .refine(
      ({ on, noticeReceivedOn }) => notAfter(noticeReceivedOn, on),
      inTheFuture('noticeReceivedOn'),
    )
    .refine(({ on, handledOn }) => notAfter(handledOn, on), inTheFuture('handledOn'))
    .refine(({ noticeReceivedOn, deadline }) => notAfter(noticeReceivedOn, deadline), {
      path: ['deadline'],
      error: '不能早于通知送达日 / must not lie before the notice',
    })
    .describe('A platform that was told (KC5)'),
  z
    .strictObject({
      conduct: z.literal('retains'),
      ...base,
      material: z.enum(KEPT_MATERIALS),
      recordedOn: dateText,
      produced: z.boolean(),
    })
    .refine(({ on, recordedOn }) => notAfter(recordedOn, on), inTheFuture('recordedOn'))
    .describe('Recordings that have to be kept'),
  z
    .strictObject({ conduct: z.literal('logs-requested'), ...base, actOn: dateText })
    .refine(({ on, actOn }) => notAfter(actOn, on), inTheFuture('actOn'))
    .describe("A platform's logs are asked for"),
  z
    .strictObject({
      conduct: z.literal('shows-filing'),
      ...base,
      filing: z.enum(FILING_KINDS),
      number: z.string().trim().min(1).max(100),
    })
    .describe('A filing number'),
])

/** What an object does that is not teaching: a line of `xuncha judge --jsonl`, a body of POST /policy/judge. */
export const objectRequest = z
  .object({
    id: z.union([z.string(), z.number()]),
    region: regionCode,
    object: conduct,
  })
  .meta({ id: 'JudgeObjectRequest' })

const dutyHit = z.object({
  rule: z.enum(DUTY_CODES),
  verdict: z.enum(VERDICTS),
  basis: z.enum(VERDICT_BASES),
  from: instantText,
  to: instantText,
  seconds: z.number(),
  law: z.array(z.string()).readonly(),
  effectiveFrom: dateText.exactOptional(),
})

/** The contract's verdict with who is to act, what they need first and until when. */
export const objectResponse = verdict
  .omit({ hits: true, aggravations: true, card: true })
  .extend({
    id: z.union([z.string(), z.number()]),
    hits: z.array(dutyHit).readonly(),
    keyContents: z.array(z.enum(KEY_CONTENTS)).readonly(),
    routes: z
      .array(
        z.object({
          department: z.enum(DEPARTMENTS),
          measures: z.array(z.enum(MEASURES)).readonly(),
          needs: z.array(z.enum(PRECONDITIONS)).readonly(),
          ready: z.boolean(),
        }),
      )
      .readonly(),
    aggravations: z.array(aggravation).readonly(),
    limit: dateText.nullable().describe('Last day on which the duty could be met'),
    reasons: z.array(z.object({ zh: z.string(), en: z.string() })).readonly(),
  })
  .meta({ id: 'JudgeObjectResponse' })

/** Whether a line or body is about an object; it is then held to that form alone, so that its faults are named. */
export const isAboutObject = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'object' in data

/** The first fault of the form that was meant; a union by itself would only say that neither fits. */
function faultMeant(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_union') return undefined
  const [ofSession, ofObject] = issue.errors
  const [first] = (isAboutObject(issue.input) ? ofObject : ofSession) ?? []
  return first && firstFault(first)
}

export const judgeBody = z.union([judgeRequest, objectRequest], { error: faultMeant })

/** That of an object first: what it has besides would be dropped by the other. */
export const judgeAnswer = z.union([objectResponse, judgeResponse])
