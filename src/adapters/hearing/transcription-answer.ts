import { z } from 'zod'
import {
  LONGEST_TRANSCRIPT,
  noTranscript,
  type SpokenSegment,
  spokenText,
  type Transcript,
} from '../../core/hearing/transcript.ts'

const MOST_SEGMENTS = 5_000

/** What a segment says; its times are told apart, because they are what servers get wrong. */
const WORDS = z.object({
  text: z.string().max(LONGEST_TRANSCRIPT).transform(spokenText),
  /** Mean natural logarithm of the tokens' probabilities. */
  avg_logprob: z.number().nullish().catch(null),
})
const TIMES = z
  .object({ start: z.number().nonnegative(), end: z.number().nonnegative() })
  .refine(({ start, end }) => start <= end)

/** `verbose_json`; servers that know only the plain form leave out the segments. Only the text has to be right. */
const ANSWER = z.object({
  text: z.string().max(LONGEST_TRANSCRIPT).transform(spokenText),
  language: z.string().max(40).transform(spokenText).nullish().catch(null),
  segments: z.array(z.unknown()).max(MOST_SEGMENTS).nullish().catch(null),
})

type Times = z.infer<typeof TIMES>
type Words = z.infer<typeof WORDS> & { readonly times: Times | null }

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Times beyond the sound that was sent are somebody's mistake, and are cut to it. */
const within = (seconds: number, limit: number): number => Math.min(limit, Math.max(0, seconds))

const timesOf = (segment: unknown): Times | null => TIMES.safeParse(segment).data ?? null

const lettersOf = (text: string): number => text.replace(/\s/g, '').length

/** Segments that can be read, in order; `null` where words of `text` stand in none of them. */
function wordsIn(text: string, segments: readonly unknown[]): readonly Words[] | null {
  const read = segments.flatMap((segment): readonly Words[] => {
    const words = WORDS.safeParse(segment).data
    return words === undefined ? [] : [{ ...words, times: timesOf(segment) }]
  })
  if (read.length === segments.length) return read.length === 0 ? null : read
  const letters = read.reduce((sum, one) => sum + lettersOf(one.text), 0)
  return letters === 0 || letters < lettersOf(text) ? null : read
}

/** A segment without times of its own has those between its neighbours. */
function timesAt(all: readonly Words[], index: number, seconds: number): Times {
  const own = all[index]?.times
  if (own !== undefined && own !== null) return own
  const start = all.slice(0, index).findLast(({ times }) => times !== null)?.times?.end ?? 0
  const end = all.slice(index).find(({ times }) => times !== null)?.times?.start ?? seconds
  return { start, end: Math.max(start, end) }
}

/**
 * The transcript in an answer of `POST /audio/transcriptions`, about so many seconds of sound. A segment with odd times
 * keeps its words; where words would be lost with a segment, the text is taken as a whole.
 */
export function transcriptIn(body: string, seconds: number): Transcript {
  const answer = ANSWER.safeParse(parsed(body))
  if (!answer.success) return noTranscript('bad-answer', 'not a transcription')
  const { text, language, segments } = answer.data
  const whole = [{ text, avg_logprob: null, times: null }]
  const words = wordsIn(text, segments ?? []) ?? whole
  const spoken = words
    .map((one, index): SpokenSegment => {
      const { start, end } = timesAt(words, index, seconds)
      return {
        start: within(start, seconds),
        end: within(end, seconds),
        text: one.text,
        confidence: one.avg_logprob == null ? null : Math.min(1, Math.exp(one.avg_logprob)),
      }
    })
    .filter((one) => one.text !== '')
    .toSorted((a, b) => a.start - b.start)
  return { kind: 'transcript', language: language ?? null, segments: spoken }
}
