import { z } from 'zod'
import { bilingual, instantText, reasonText } from './primitives.ts'
import { calledTarget } from './room.ts'
import {
  CUT_FINDINGS,
  CUT_STATES,
  CUT_STEP_OUTCOMES,
  CUT_STEPS,
  DROPS,
  FORBIDS,
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
      }),
    ),
    version: z.number().int(),
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
