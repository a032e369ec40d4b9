import { z } from 'zod'
import { bilingual, instantText, reasonText } from './primitives.ts'
import { calledTarget } from './room.ts'
import {
  APPROVAL_GROUNDS,
  CUT_FINDINGS,
  CUT_STATES,
  CUT_STEP_OUTCOMES,
  CUT_STEPS,
  DROPS,
  FORBIDS,
  HIT_KINDS,
} from './words/cut-vocabulary.ts'

/** What one kind of platform can do to a stream. */
export const cutAbilities = z
  .object({
    drop: z.enum(DROPS),
    forbid: z.enum(FORBIDS),
    forbidDrops: z.boolean(),
    longestBanSeconds: z.number().nullable(),
    resume: z.boolean(),
    reads: z.enum(['publisher', 'nothing']),
    readsBan: z.boolean(),
    page: z.number().int().nullable(),
    callsPerSecond: z.number().nullable(),
    success: bilingual.describe('What its answer looks like when it did what it was asked'),
  })
  .meta({ id: 'CutAbilities' })

const cutApproval = z
  .object({
    grounds: z.array(
      bilingual.extend({
        ground: z.enum(APPROVAL_GROUNDS),
        line: z.number().int().nullable().describe('Of a rule: its line of schedules/cuts.yaml'),
      }),
    ),
    expiresAt: instantText.describe('Void from then on, unless it was approved'),
    ended: z
      .object({
        how: z.enum(['withdrawn', 'declined', 'expired']),
        by: z.string(),
        at: instantText,
        why: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'CutApproval' })

const cutHit = z
  .object({
    kind: z
      .enum(HIT_KINDS)
      .describe(
        'same-stream, same-address: it ends as well; same-app: of the same institution on the same server and app, it should go on',
      ),
    roomId: z.string(),
    title: z.string(),
    institutionId: z.string(),
    institutionName: z.string(),
  })
  .meta({ id: 'CutHit' })

const wrongCut = z
  .object({
    markedBy: z.string(),
    markedAt: instantText,
    why: z.string(),
    from: instantText.nullable().describe('When the platform accepted it; null: it hit nobody'),
    to: instantText
      .nullable()
      .describe(
        'When the stream was seen on air again, or else was let publish again; null: not yet',
      ),
    seconds: z.number().nullable(),
    remedy: z
      .object({ how: z.string(), by: z.string(), at: instantText })
      .nullable()
      .describe('How it was made good'),
  })
  .meta({ id: 'WrongCut' })

export const cutOrder = z
  .object({
    id: z.string(),
    violationId: z.string(),
    roomId: z.string(),
    target: calledTarget,
    abilities: cutAbilities.describe(
      'What the platform can do, as it was when the order was given',
    ),
    lacks: z.array(bilingual).describe('What it cannot do or tell'),
    expectedPublisher: z
      .object({
        sessionId: z.string(),
        address: z.string().nullable(),
        protocol: z.string().nullable(),
      })
      .nullable(),
    /** `accepted` is the media server's word; only `verified` was seen by our own re-pull. */
    state: z.enum(CUT_STATES),
    stateWords: bilingual,
    reason: z.string(),
    ban: z.boolean(),
    until: instantText.nullable(),
    dryRun: z.boolean(),
    requestedBy: z.string(),
    requestedAt: instantText,
    acceptedAt: instantText.nullable(),
    verifiedAt: instantText.nullable(),
    resumedAt: instantText
      .nullable()
      .describe('Of an undone order: when the stream was seen on air again'),
    /** What will be done, in order; of a dry run this is all there is. */
    plan: z.array(bilingual),
    steps: z.array(
      z.object({
        at: instantText,
        step: z.enum(CUT_STEPS),
        outcome: z.enum(CUT_STEP_OUTCOMES),
        detail: z.string(),
        until: instantText.nullable().exactOptional().describe('Of a ban: asked for until then'),
      }),
    ),
    checks: z.array(
      z.object({
        at: instantText,
        what: z.string(),
        found: z.enum(CUT_FINDINGS),
        detail: z.string(),
        round: z.number().int().nullable().describe('Round of the proof, from 1'),
        evidence: z
          .array(
            z.object({
              kind: z.enum(['answer', 'picture']),
              sha256: z.string().describe('`GET /violations/{id}/evidence/{sha256}` gives it'),
              url: z.string().describe('Without credentials'),
              bytes: z.number().int(),
            }),
          )
          .describe('What was answered, word for word; equal answers are one file'),
        notKept: z.string().nullable().describe('Why some of it was not kept'),
      }),
    ),
    version: z.number().int(),
    automatic: z.boolean().describe('Given by the machine'),
    viewers: z
      .number()
      .int()
      .nullable()
      .describe('When it was given; null: the platform does not tell'),
    hits: z.array(cutHit).nullable().describe('Who else is hit; null: of an earlier release'),
    approval: cutApproval.nullable().describe('Why it needs a second person; null: it does not'),
    approvedBy: z.string().nullable(),
    approvedAt: instantText.nullable(),
    wrong: wrongCut.nullable().describe('误断'),
  })
  .meta({ id: 'CutOrder' })
export type CutOrder = z.infer<typeof cutOrder>

/** Body of `POST /violations/{id}/cut`. */
export const cutInput = z
  // A misspelt `dryRun` would be a real cut.
  .strictObject({
    reason: reasonText,
    ban: z.boolean().default(true),
    until: instantText.nullable().default(null),
    dryRun: z.boolean().default(false),
    expectedSessionId: z
      .string()
      .max(200)
      .nullable()
      .default(null)
      .describe('The publishing session that a dry run showed; refused when another publishes now'),
  })
  .meta({ id: 'Cut' })
export type CutInput = z.infer<typeof cutInput>
