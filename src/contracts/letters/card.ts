import { z } from 'zod'
import { dateText, instantText, reasonText } from '../primitives.ts'
import { CARD_MARKS } from '../words/vocabulary.ts'

export const APPEAL_STATES = ['pending', 'upheld', 'rejected'] as const

const appeal = z.object({
  ordinal: z.number().int(),
  appellant: z.string(),
  grounds: z.string(),
  filedAt: instantText,
  enteredAt: instantText,
  enteredBy: z.string(),
  until: dateText
    .nullable()
    .describe('The last day for it; null: the notice was not served yet, and no time runs'),
  state: z.enum(APPEAL_STATES),
  decision: z.object({ at: instantText, by: z.string(), why: z.string() }).nullable(),
})

/** The card that a case brought its institution, and what people have said of it. */
export const cardOfCase = z
  .object({
    violationId: z.string(),
    entry: z
      .object({
        on: dateText,
        mark: z.enum(CARD_MARKS),
        weight: z.number().int(),
        countsUntil: dateText,
      })
      .nullable()
      .describe('null: it brings no card'),
    setAside: z
      .enum(['suspended', 'annulled'])
      .nullable()
      .describe('An appeal keeps it from counting, for now or for good'),
    yellowCards: z.number().int().describe('What the institution has by now, in yellow cards'),
    foreign: z
      .number()
      .int()
      .describe(
        '其中不在管辖之内的案件数，计入而不列出 Cases among them outside one’s regions: counted, and not named',
      ),
    grave: z
      .object({ at: instantText, by: z.string(), why: z.string() })
      .nullable()
      .describe('情形极为严重: red at once'),
    appeals: z.array(appeal).readonly(),
  })
  .meta({ id: 'CardOfCase' })
export type CardOfCase = z.infer<typeof cardOfCase>

/** The reason is the grounds of the appeal. */
export const appealInput = z
  .strictObject({
    reason: reasonText,
    appellant: z.string().trim().min(1).max(200),
    filedAt: instantText,
  })
  .meta({ id: 'NewCardAppeal' })
export type AppealInput = z.input<typeof appealInput>

export const appealDecisionInput = z
  .strictObject({ reason: reasonText, state: z.enum(['upheld', 'rejected']) })
  .meta({ id: 'CardAppealDecision' })
export type AppealDecisionInput = z.input<typeof appealDecisionInput>

export const graveInput = z
  .strictObject({ reason: reasonText, grave: z.boolean() })
  .meta({ id: 'GraveCase' })
export type GraveInput = z.input<typeof graveInput>
