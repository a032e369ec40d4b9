import { z } from 'zod'
import { box, instantText, sha256Text } from './primitives.ts'
import { DIMENSIONS } from './words/vocabulary.ts'

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

const kept = {
  id: z.string(),
  sha256: sha256Text,
  at: instantText,
  url: z.string().describe('The bytes whose sha256 this is; ranges may be asked for'),
  stored: z
    .boolean()
    .optional()
    .describe('false: missing in the evidence store, or kept aside until it can be stored'),
}

/** A kept picture (PNG); boxes are in its pixels. */
const frameItem = z.object({
  kind: z.literal('frame'),
  ...kept,
  perceptualHash: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  engine: z.string().nullable(),
  lines: z.array(evidenceLine),
})
export type EvidenceFrame = z.infer<typeof frameItem>

/** Words that were said; `from` and `to` are seconds since the begin of the clip. */
const spokenLine = z.object({
  text: z.string(),
  confidence: z.number(),
  from: z.number(),
  to: z.number(),
  matches: evidenceLine.shape.matches,
})

/** Some seconds of sound, with or without pictures. */
const clipItem = z.object({
  kind: z.literal('clip'),
  ...kept,
  seconds: z.number(),
  startsAt: instantText,
  mimeType: z.string(),
  engine: z.string().nullable(),
  segments: z.array(spokenLine),
})

export type EvidenceClip = z.infer<typeof clipItem>

/**
 * Page word for word (JSON), words by themselves, words around the pictures (JSON), the page as a browser showed it
 * (PNG), the list of what was captured (JSON).
 */
const fileItem = z.object({
  kind: z.enum(['page', 'text', 'context', 'screenshot', 'capture']),
  ...kept,
})

export const evidenceItem = z
  .discriminatedUnion('kind', [frameItem, clipItem, fileItem])
  .meta({ id: 'EvidenceItem' })
export type EvidenceItem = z.infer<typeof evidenceItem>
