import { z } from 'zod'
import { learnReport } from './learning.ts'
import { instantText, reasonText, sha256Text } from './primitives.ts'
import { CLASSIFIED_STAGES, SUBJECTS } from './words/vocabulary.ts'

export const JUDGEMENT_KINDS = ['own-words', 'model'] as const
export const SHADOW_OPENINGS = ['none', 'review', 'violation'] as const
export const ROOM_OPENINGS = ['none', 'review', 'lesson'] as const

const both = <T extends z.ZodType>(value: T) => z.object({ before: value, after: value })
const count = z.number().int().min(0)
const share = z.number().min(0).max(1).nullable()
const rightness = z.object({ before: count, after: count, of: count })

export const shadowChange = z
  .object({
    violationId: z.string(),
    roomId: z.string(),
    openedAt: instantText,
    opens: both(z.enum(SHADOW_OPENINGS)),
    subject: both(z.enum(SUBJECTS).nullable()),
    stage: both(z.enum(CLASSIFIED_STAGES).nullable()),
    score: both(z.number().nullable()),
    human: z.enum(['subject', 'non-subject']).nullable().describe('What a person said it shows'),
  })
  .meta({ id: 'ShadowChange' })

/** What a version would make of the texts that are kept of a span, beside what is in force. */
export const shadowEffect = z
  .object({
    ranAt: instantText,
    from: instantText,
    to: instantText,
    judges: both(z.string()),
    violations: z.object({
      replayed: count,
      unchanged: count,
      counts: z.object({
        notOpened: count,
        nowReview: count,
        nowViolation: count,
        subjectChanged: count,
        stageChanged: count,
      }),
      changes: z.array(shadowChange).describe('The first 200'),
      agreement: z.object({
        labelled: count,
        precision: both(share),
        kept: both(share),
        subjectsRight: rightness,
        stagesRight: rightness,
      }),
      notReplayed: count.describe('Could not be worked out again; never counted as unchanged'),
      leftOut: count.describe('Older ones of the span, beyond the newest 500'),
    }),
    rooms: z.object({
      judged: count,
      changes: z
        .array(
          z.object({
            roomId: z.string(),
            title: z.string(),
            before: z.enum(ROOM_OPENINGS),
            after: z.enum(ROOM_OPENINGS),
          }),
        )
        .describe('The first 200'),
    }),
    screens: z.object({
      read: count,
      hit: count.describe('With a word of the set in them'),
      labelChanged: count,
    }),
    words: z.array(z.object({ word: z.string(), screens: count })),
  })
  .meta({ id: 'ShadowEffect' })
export type WireShadowEffect = z.infer<typeof shadowEffect>

const version = z.object({
  kind: z.enum(JUDGEMENT_KINDS),
  sha256: sha256Text,
  name: z.string(),
  version: z.string().describe('As verdicts name it'),
  at: instantText,
  who: z.string(),
  why: z.string(),
  inForce: z.boolean(),
  shadow: shadowEffect.nullable().describe('null: not tried yet'),
  report: learnReport.nullable().describe('Of models: how it was learned and measured'),
})

export const judgementVersion = version.meta({ id: 'JudgementVersion' })
export type WireJudgementVersion = z.infer<typeof judgementVersion>

export const judgementChange = z
  .object({
    number: z.number().int().min(1),
    change: z.enum(['adopted', 'withdrawn']),
    sha256: sha256Text,
    at: instantText,
    who: z.string(),
    why: z.string(),
  })
  .meta({ id: 'JudgementChange' })

export const judgementList = z
  .object({
    inForce: sha256Text.nullable().describe('null: what the program came with'),
    base: z.string().describe('The model that the program came with'),
    items: z.array(judgementVersion),
    changes: z.array(judgementChange).describe('Newest first'),
    nextCursor: z.null(),
  })
  .meta({ id: 'JudgementList' })
export type WireJudgementList = z.infer<typeof judgementList>

export const ownWord = z
  .object({
    word: z.string(),
    variants: z.array(z.string()),
    logOdds: z.number(),
    note: z.string().nullable(),
  })
  .meta({ id: 'OwnWord' })

export const ownWordSet = version.extend({ words: z.array(ownWord) }).meta({ id: 'OwnWordSet' })

/** YAML or JSON as text, so that complaints can name its lines. */
const wordsText = z.string().min(1).max(600_000).describe('YAML or JSON, see docs/own-words.md')

export const ownWordsText = z.strictObject({ text: wordsText })
export const newOwnWords = z.strictObject({ text: wordsText, reason: reasonText })

export const ownWordsCheck = z
  .object({
    ok: z.boolean(),
    name: z.string().nullable(),
    words: count,
    problems: z.array(
      z.object({
        line: z.number().int().nullable(),
        field: z.string(),
        zh: z.string(),
        en: z.string(),
      }),
    ),
  })
  .meta({ id: 'OwnWordsCheck' })
export type WireOwnWordsCheck = z.infer<typeof ownWordsCheck>

/** The model of this release has 3.6 million; one that was learned from it is of the same size. */
const LONGEST_MODEL = 12_000_000

export const newModel = z.strictObject({
  model: z.string().min(2).max(LONGEST_MODEL).describe('The model file, as text'),
  report: learnReport.nullable().default(null),
  reason: reasonText,
})

export const shadowInput = z.strictObject({
  days: z.number().int().min(1).max(60).default(14).describe('The last so many'),
  reason: reasonText,
})

export const versionParams = z.object({ sha256: sha256Text })
export const nowInForce = z.object({ inForce: sha256Text.nullable() }).meta({ id: 'NowInForce' })
