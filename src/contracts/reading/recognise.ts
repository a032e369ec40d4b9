import { z } from 'zod'

const pixels = z.number().int().min(0)

/** A line of `xuncha recognise --jsonl`: what stands on one picture. Boxes in source pixels, top left origin. */
export const recogniseResponse = z.object({
  file: z.string(),
  width: pixels,
  height: pixels,
  engine: z.string(),
  millis: z.number().min(0),
  lines: z.array(
    z.object({
      text: z.string(),
      confidence: z.number().min(0).max(1),
      box: z.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
    }),
  ),
})
export type RecogniseResponse = z.infer<typeof recogniseResponse>
