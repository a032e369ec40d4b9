import { z } from 'zod'
import { instantText, sha256Text } from './primitives.ts'
import { CLASSIFIED_STAGES, SUBJECTS } from './words/vocabulary.ts'

const curvePoint = z.object({
  at: instantText,
  sense: z.enum(['picture', 'sound']),
  frame: sha256Text.nullable().describe('The kept frame, among the evidence; null: none was kept'),
  text: z.string().describe('What was read or heard, its beginning'),
  score: z.number().min(0).max(1).describe('Calibrated belief that this screen alone is a lesson'),
  says: z
    .number()
    .nullable()
    .describe(
      'Log-odds that it adds: above zero for a lesson, below against; null: it was not weighed (waiting picture, roll call, chat, no words)',
    ),
  weight: z.number().min(0).max(1).describe('How far it is another screen than those before'),
  average: z.number().describe('The belief after it: log-odds, averaged over different screens'),
  topic: z
    .object({ subject: z.enum(SUBJECTS), stage: z.enum(CLASSIFIED_STAGES) })
    .nullable()
    .describe('The lesson that the screens share, where that speaks more than their mean'),
})

/** How the evidence of a session moved, screen by screen, up to the last look that was told. */
export const evidenceCurve = z
  .object({
    opensAt: z.number().describe('From this average on a lesson is believed'),
    leansFrom: z
      .number()
      .describe('From this average on it is a lead for a person, when it lasts leadAfterSeconds'),
    leadAfterSeconds: z
      .number()
      .nullable()
      .describe('null: by the rule of its time nothing was handed to a person so'),
    points: z
      .array(curvePoint)
      .describe('Oldest first; empty where an earlier version recorded the violation'),
  })
  .meta({ id: 'EvidenceCurve' })
export type EvidenceCurve = z.infer<typeof evidenceCurve>
