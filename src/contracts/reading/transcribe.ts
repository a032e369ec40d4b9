import { z } from 'zod'

const share = z.number().min(0).max(1)
const time = z.number().min(0)

/** A line of `xuncha transcribe --jsonl`: what is heard in one file or stream. Times in seconds from its beginning. */
export const transcribeResponse = z.object({
  file: z.string(),
  seconds: time,
  shares: z.object({ speech: share, music: share, silence: share, other: share }),
  /** Where somebody speaks. */
  speech: z.array(z.object({ start: time, end: time })),
  engine: z.string().nullable(),
  language: z.string().nullable(),
  segments: z.array(
    z.object({ start: time, end: time, text: z.string(), confidence: share.nullable() }),
  ),
  /** Why what was said has no text, or not all of it. */
  missing: z.string().nullable(),
  millis: z.number().min(0),
})
export type TranscribeResponse = z.infer<typeof transcribeResponse>
