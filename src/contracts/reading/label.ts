import { z } from 'zod'
import { placedListQuery } from '../list.ts'
import { instantText } from '../primitives.ts'
import { DISMISS_REASONS, LABEL_DECISIONS } from '../words/learning-vocabulary.ts'
import { CLASSIFICATION_LABELS, CLASSIFIED_STAGES, SUBJECTS } from '../words/vocabulary.ts'

/** A person's word on what the machine found. */
export const operatorLabel = z
  .object({
    id: z.string(),
    violationId: z.string(),
    decision: z.enum(LABEL_DECISIONS),
    /** Only of a dismissal; `null`: none was chosen, the note alone says why. */
    reason: z.enum(DISMISS_REASONS).nullable(),
    /** The right ones, where the machine's were wrong. */
    subject: z.enum(SUBJECTS).nullable(),
    stage: z.enum(CLASSIFIED_STAGES).nullable(),
    note: z.string(),
    /** What the screens showed by this; `null` when the decision tells nothing of them. */
    content: z.enum(['subject', 'non-subject']).nullable(),
    machine: z.object({
      label: z.enum(CLASSIFICATION_LABELS),
      score: z.number().min(0).max(1),
      subject: z.enum(SUBJECTS).nullable(),
      stage: z.enum(CLASSIFIED_STAGES),
      modelVersion: z.string(),
    }),
    at: instantText,
    who: z.string(),
  })
  .meta({ id: 'OperatorLabel' })
export type WireLabel = z.infer<typeof operatorLabel>

export const labelsQuery = placedListQuery.extend({
  from: instantText.optional(),
  to: instantText.optional(),
})
