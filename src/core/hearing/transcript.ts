/** What was said in a stretch of a sample, seconds from its beginning. */
export type SpokenSegment = {
  readonly start: number
  readonly end: number
  readonly text: string
  /** How sure the engine is, 0 to 1; `null` when it does not say. */
  readonly confidence: number | null
}

export const NO_TRANSCRIPT_REASONS = [
  'timeout',
  'unreachable',
  'blocked-address',
  /** HTTP 401, 403: the key. */
  'not-allowed',
  /** HTTP 429. */
  'too-many',
  /** Any other 4xx: model, format, size. */
  'refused',
  /** HTTP 5xx. */
  'server-failed',
  /** Not what the interface promises: HTML, other JSON, longer than a transcript can be. */
  'bad-answer',
  /** More sound than is sent at once. */
  'too-long',
  /** The engine on this machine failed. */
  'engine-failed',
] as const
export type NoTranscriptReason = (typeof NO_TRANSCRIPT_REASONS)[number]

export type Transcript =
  | {
      readonly kind: 'transcript'
      /** As the engine names it: `zh`, `yue`, `en`, `chinese`; `null` when it does not. */
      readonly language: string | null
      /** In order; none where nothing was said. */
      readonly segments: readonly SpokenSegment[]
    }
  | {
      readonly kind: 'no-transcript'
      readonly reason: NoTranscriptReason
      /** Technical, short, without secrets. */
      readonly detail: string
      /** What a server named as the time to stay away. */
      readonly retryAfterSeconds?: number
    }

/** Twenty letters a second for a quarter of an hour: more is no speech of a listening, but an engine that runs on. */
export const LONGEST_TRANSCRIPT = 20_000

/**
 * What an engine says was said, as text that can be kept, shown and sent anywhere: without control characters (which no
 * database of ours takes, or which steer a terminal) and half characters.
 */
export const spokenText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ')
    .trim()

export const noTranscript = (
  reason: NoTranscriptReason,
  detail: string,
  retryAfterSeconds?: number,
): Transcript => ({
  kind: 'no-transcript',
  reason,
  detail: detail.slice(0, 200),
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
})
