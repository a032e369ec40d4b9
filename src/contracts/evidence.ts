import { z } from 'zod'
import { box, instantText, sha256Text } from './primitives.ts'
import { DIMENSIONS } from './vocabulary.ts'

/** A line read off the picture, with the words of it that spoke for the verdict. */
const evidenceLine = z.object({
  text: z.string(),
  confidence: z.number(),
  box,
  matches: z.array(
    z.object({ term: z.string(), dimension: z.enum(DIMENSIONS), weight: z.number() }),
  ),
})
export type EvidenceLine = z.infer<typeof evidenceLine>

/** A kept frame. `url` gives the PNG whose sha256 this is; boxes are in its pixels. */
export const evidenceItem = z
  .object({
    id: z.string(),
    kind: z.enum(['frame', 'clip', 'page', 'text', 'context']),
    sha256: sha256Text,
    at: instantText,
    url: z.string(),
    perceptualHash: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    engine: z.string().nullable(),
    stored: z
      .boolean()
      .optional()
      .describe('false: missing in the evidence store, or kept aside until it can be stored'),
    lines: z.array(evidenceLine),
  })
  .meta({ id: 'EvidenceItem' })
export type EvidenceItem = z.infer<typeof evidenceItem>
