import { z } from 'zod'
import { bilingual, instantText, sha256Text } from '../primitives.ts'

/** What is taken down of a lead, in this order. */
export const CAPTURE_ITEMS = [
  'media-before',
  'media-after',
  'frames',
  'sound',
  'page-screenshot',
  'page-text',
  'chat',
  'headers',
  'addresses',
  'certificate',
  'versions',
  'clock',
  'calendar',
  'rule',
] as const

export const CAPTURE_OUTCOMES = ['captured', 'partly', 'missing'] as const

const captureItem = z.object({
  item: z.enum(CAPTURE_ITEMS),
  name: bilingual,
  outcome: z.enum(CAPTURE_OUTCOMES),
  at: instantText.nullable().describe('null：未取得 Not captured'),
  files: z.array(z.object({ sha256: sha256Text, url: z.string() })),
  facts: z.array(bilingual.extend({ value: z.string() })),
  why: bilingual.nullable().describe('未取得或不全的原因 Why it is missing, or not all there'),
})
export type CaptureItem = z.infer<typeof captureItem>

/** The list of what was captured of a lead: each item, or why not. */
export const captureList = z
  .object({
    at: instantText,
    sha256: sha256Text.describe('Of the list itself, as it lies in the evidence store (JSON)'),
    url: z.string(),
    items: z.array(captureItem),
  })
  .meta({ id: 'CaptureList' })
export type CaptureList = z.infer<typeof captureList>
