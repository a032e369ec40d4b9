import { z } from 'zod'
import { noTranscript, type SpokenSegment, type Transcript } from '../../core/hearing/transcript.ts'

const SEGMENT = z.object({
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  text: z.string().max(20_000),
  /** Mean natural logarithm of the tokens' probabilities. */
  avg_logprob: z.number().nullish(),
})

/** `verbose_json`; servers that know only the plain form leave out the segments. */
const ANSWER = z.object({
  text: z.string().max(200_000),
  language: z.string().max(40).nullish(),
  segments: z.array(SEGMENT).max(5_000).nullish(),
})

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Times beyond the sound that was sent are somebody's mistake, and are cut to it. */
const within = (seconds: number, limit: number): number => Math.min(limit, Math.max(0, seconds))

/** The transcript in an answer of `POST /audio/transcriptions`, about so many seconds of sound. */
export function transcriptIn(body: string, seconds: number): Transcript {
  const answer = ANSWER.safeParse(parsed(body))
  if (!answer.success) return noTranscript('bad-answer', 'not a transcription')
  const { text, language, segments } = answer.data
  const whole = [{ start: 0, end: seconds, text, avg_logprob: null }]
  const spoken = (segments == null || segments.length === 0 ? whole : segments)
    .map(
      (one): SpokenSegment => ({
        start: within(one.start, seconds),
        end: within(Math.max(one.start, one.end), seconds),
        text: one.text.trim(),
        confidence: one.avg_logprob == null ? null : Math.min(1, Math.exp(one.avg_logprob)),
      }),
    )
    .filter((one) => one.text !== '')
    .toSorted((a, b) => a.start - b.start)
  return { kind: 'transcript', language: language ?? null, segments: spoken }
}
