import { z } from 'zod'

const share = z.number().min(0).max(1)
const time = z.number().min(0)

/** What is heard in one file or stream. Times in seconds from its beginning. */
export const transcribeResponse = z.object({
  file: z.string(),
  seconds: time,
  /** How long it plays; `null` where it does not say. More than `seconds`: only the beginning was heard. */
  of: time.nullable(),
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

/** What could not be heard, and why. */
const transcribeFailure = z.object({
  file: z.string(),
  unseen: z.enum([
    'no-sound-track',
    'unsupported-codec',
    'decoder-failed',
    'timeout',
    'too-short',
    'not-reached',
    /** No such file, or it may not be read. */
    'not-readable',
    /** It ended what listened to it. */
    'damaged',
  ]),
  /** Technical, short. */
  detail: z.string(),
})
export type TranscribeFailure = z.infer<typeof transcribeFailure>

/** A line of `xuncha transcribe --jsonl`, one for each file or stream. */
export const transcribeLine = z.union([transcribeResponse, transcribeFailure])
export type TranscribeLine = z.infer<typeof transcribeLine>
