import { z } from 'zod'
import { instantText, sha256Text } from '../primitives.ts'
import { NO_OPINION_REASONS } from '../words/learning-vocabulary.ts'
import { CLASSIFICATION_LABELS } from '../words/vocabulary.ts'

/** What a model of the user's own says of a kept frame. `answer.reason` of an opinion is its own words: hostile text. */
export const secondOpinion = z
  .object({
    sha256: sha256Text,
    at: instantText,
    model: z.string(),
    millis: z.number().int(),
    answer: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('opinion'),
        label: z.enum(CLASSIFICATION_LABELS),
        score: z.number().min(0).max(1),
        reason: z.string(),
      }),
      z.object({
        kind: z.literal('no-opinion'),
        reason: z.enum(NO_OPINION_REASONS),
        detail: z.string(),
      }),
    ]),
  })
  .meta({ id: 'SecondOpinion' })
export type WireOpinion = z.infer<typeof secondOpinion>
