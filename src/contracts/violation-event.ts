import { z } from 'zod'
import { instantText, sha256Text } from './primitives.ts'
import { ENFORCEMENT_STEPS, EVENT_NAMES, VIOLATION_STATUSES } from './words/vocabulary.ts'

/** One line of a violation's history, as chained in the journal. */
export const violationEvent = z
  .object({
    sequence: z.number().int(),
    type: z.enum(EVENT_NAMES),
    at: instantText,
    monotonicMillis: z.number(),
    who: z.string(),
    why: z.string(),
    ruleVersion: z.string().nullable(),
    subjectId: z.string(),
    /** The state after it, as far as the event tells. */
    status: z.enum(VIOLATION_STATUSES).nullable(),
    step: z.enum(ENFORCEMENT_STEPS).nullable(),
    ongoing: z.boolean().nullable(),
    dryRun: z
      .boolean()
      .nullable()
      .describe('Of a cut order: whether nothing was sent; null: of nothing else, or not told'),
    lifted: z
      .literal(true)
      .optional()
      .describe('阻断已解除 The cut was lifted; left out: it is another event'),
    exported: z
      .literal(true)
      .optional()
      .describe('An evidence package was exported; left out: it is another event'),
    hash: sha256Text,
    previousHash: z.string(),
  })
  .meta({ id: 'ViolationEvent' })
export type ViolationEvent = z.infer<typeof violationEvent>
