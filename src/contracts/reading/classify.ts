import { z } from 'zod'
import { classification } from './classification.ts'

/** A line of `xuncha classify --jsonl`. */
export const classifyRequest = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  /** Title of the page or of the room. */
  title: z.string().optional(),
  /** Visible text of the page around the player. */
  pageText: z.string().optional(),
})
export type ClassifyRequest = z.infer<typeof classifyRequest>

/** The classification with the id of its text. */
export const classifyResponse = classification.extend({ id: z.union([z.string(), z.number()]) })
export type ClassifyResponse = z.infer<typeof classifyResponse>
