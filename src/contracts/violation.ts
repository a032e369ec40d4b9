import { z } from 'zod'
import { captureList } from './capture/capture.ts'
import { disguise, solicitation } from './finding.ts'
import { verdict } from './law/verdict.ts'
import { listQuery } from './list.ts'
import { bilingual, instantText, reasonText, regionFilter, sha256Text } from './primitives.ts'
import { classification } from './reading/classification.ts'
import { replayFinding } from './reading/replay.ts'
import { secondOpinion } from './reading/second-opinion.ts'
import { CUT_STATES } from './words/cut-vocabulary.ts'
import { DISMISS_REASONS } from './words/learning-vocabulary.ts'
import {
  CLASSIFIED_STAGES,
  DAY_KINDS,
  ENFORCEMENT_STEPS,
  RULE_CODES,
  STAGES,
  SUBJECTS,
  VIOLATION_END_REASONS,
  VIOLATION_STATUSES,
} from './words/vocabulary.ts'

/** Why it is forbidden, in words an officer can read out. */
const explanation = z.object({
  /** Whole sentences: who taught what, when, on what kind of day, which rule forbids it. */
  sentences: z.array(bilingual),
  rule: z.enum(RULE_CODES),
  ruleName: bilingual,
  day: z
    .object({
      date: z.string(),
      kind: z.enum(DAY_KINDS),
      kindName: bilingual,
      also: z.array(z.enum(DAY_KINDS)),
      sources: z.array(z.string()),
    })
    .nullable(),
  law: z.array(z.string()),
})
export type Explanation = z.infer<typeof explanation>

const evidenceReference = z.object({
  id: z.string(),
  kind: z.enum(['frame', 'clip', 'page', 'text', 'context', 'screenshot', 'capture']),
  sha256: sha256Text,
  at: instantText,
  url: z.string(),
})

export const violation = z
  .object({
    id: z.string(),
    roomId: z.string(),
    roomTitle: z.string(),
    institutionId: z.string(),
    institutionName: z.string(),
    region: z.string(),
    rule: z.enum(RULE_CODES),
    rules: z.array(z.enum(RULE_CODES)),
    subjects: z.array(z.enum(SUBJECTS)),
    stage: z.enum(STAGES).describe('The legal stage; the finer one is in classification.stage'),
    confidence: z.number().min(0).max(1),
    status: z.enum(VIOLATION_STATUSES),
    step: z.enum(ENFORCEMENT_STEPS),
    ongoing: z.boolean(),
    startedAt: instantText,
    firstSeenAt: instantText,
    lastSeenAt: instantText,
    endedAt: instantText.nullable(),
    endReason: z.enum(VIOLATION_END_REASONS).nullable(),
    seconds: z
      .number()
      .describe(
        '首见至结束（秒），仍在进行的为首见至最后看到；不是讲授时长，也不是命中时段。交人判断的录播为其自身长度，0 为不详 Seconds from first seen to end, to last seen while it goes on: neither how long was taught nor how long a rule held (both in `explanation`). Of a recording left to a person its own length, 0: not known',
      ),
    recording: z
      .object({ seconds: z.number().nullable().describe('Its length; null: not known') })
      .exactOptional()
      .describe('录播: what was judged is a recording, not a live stream'),
    sightings: z.number().int(),
    verdict,
    classification,
    /** `null`: nothing of the kind was found. */
    replay: replayFinding.nullable().optional(),
    /** What it is called beside what was shown; lists leave both out. */
    disguises: z.array(disguise).optional(),
    solicitations: z.array(solicitation).optional(),
    /** Beside ours, never part of it; lists leave them out. */
    secondOpinions: z.array(secondOpinion).optional(),
    explanation,
    evidence: z.array(evidenceReference),
    capture: captureList
      .nullable()
      .exactOptional()
      .describe(
        '取证清单；null：尚未记录 What was captured, and why not; null: not written yet. Lists leave it out',
      ),
    /** The latest order, drills of an order left out. */
    cut: z.object({ id: z.string(), state: z.enum(CUT_STATES) }).nullable(),
    /** Whether a cut can be ordered: the room names a media server. */
    cuttable: z.boolean(),
    claimedBy: z.string().nullable(),
    claimedUntil: instantText
      .nullable()
      .describe(
        '认领到期，过后他人可认领 When the claim lapses; null: nobody holds it, or it does not lapse',
      ),
    assignedTo: z.string().nullable(),
    /** By whom and when it was confirmed or dismissed; `null`: open, or decided before this was kept. */
    decision: z
      .object({
        kind: z.enum(['confirmed', 'dismissed']),
        by: z.string(),
        at: instantText,
        takenBackUntil: instantText
          .nullable()
          .describe('认定可撤销至 Until when it can be taken back; null: it cannot'),
      })
      .nullable(),
    qualityCheck: z
      .object({
        outcome: z.enum(['hit', 'missed-lesson', 'wrong-accusation', 'withdrawn']),
        truth: z.enum(['confirmed', 'dismissed']),
        why: z.string(),
        violationId: z.string(),
      })
      .exactOptional()
      .describe(
        '这是一条质量抽查，处理后告知；不是线索，任何人都不会据此行动 It was a check of quality, told once it was decided: it is no lead, and nothing follows from it',
      ),
    rehearsal: z.boolean(),
    ruleVersion: z.string(),
    /** `null` where it was not measured; lists leave it out to stay quick, the violation itself has it. */
    latency: z.object({
      frameToViolationMillis: z.number().nullable(),
      violationToAlertMillis: z.number().nullable(),
    }),
    version: z.number().int(),
  })
  .meta({ id: 'Violation' })
export type Violation = z.infer<typeof violation>

/** What violations are narrowed by, in lists, counts and files alike. */
export const violationFilters = {
  region: regionFilter.optional(),
  institutionId: z.string().max(128).optional(),
  roomId: z.string().max(128).optional(),
  status: z.enum(VIOLATION_STATUSES).optional(),
  rule: z.enum(RULE_CODES).optional(),
  subject: z.enum(SUBJECTS).optional(),
  ongoing: z.enum(['true', 'false']).optional(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      '直播间名称或机构名称的一部分，或线索编号 A piece of the title of the room or of the name of the institution, or the id of a lead',
    ),
}

export const violationQuery = listQuery.extend({
  ...violationFilters,
  from: instantText.optional(),
  to: instantText.optional(),
})

/** Body of claim, release, close, refer and acknowledge. */
export const reasonInput = z.object({ reason: reasonText }).meta({ id: 'Reason' })

const correction = {
  /** The right ones, where the machine's were wrong. */
  subject: z.enum(SUBJECTS).optional(),
  stage: z.enum(CLASSIFIED_STAGES).optional(),
}

export const confirmInput = reasonInput.extend(correction).meta({ id: 'Confirm' })
export type ConfirmInput = z.infer<typeof confirmInput>

export const dismissInput = reasonInput
  .extend({ ...correction, dismissReason: z.enum(DISMISS_REASONS).optional() })
  .meta({ id: 'Dismiss' })
export type DismissInput = z.infer<typeof dismissInput>
