import type { Heard } from '../../core/hearing/heard.ts'
import { SAMPLE_RATE, type Sound } from '../../core/hearing/sound.ts'
import { samplesIn, speechChunks } from '../../core/hearing/speech-chunks.ts'
import type { NoTranscriptReason, SpokenSegment } from '../../core/hearing/transcript.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SpeechFinder } from '../../ports/hearing/speech-finder.ts'
import type { Transcriber } from '../../ports/hearing/transcriber.ts'

export type HeardWords = {
  readonly heard: Heard
  /** `null`: no engine is set. */
  readonly engine: string | null
  readonly language: string | null
  /** Seconds from the beginning of the sound. */
  readonly segments: readonly SpokenSegment[]
  /** Why some of what was said has no text; `null` when all has. */
  readonly missing: { readonly reason: NoTranscriptReason; readonly detail: string } | null
}

/** Where one failure makes the next certain, nothing more is asked. */
const FINAL: readonly NoTranscriptReason[] = [
  'unreachable',
  'blocked-address',
  'not-allowed',
  'too-many',
  'refused',
]

/** What a sound consists of and, where an engine is there, what is said in it. Nothing but speech is given to it. */
export async function hearSound(
  sound: Sound,
  needs: {
    readonly finder: SpeechFinder
    readonly transcriber: Transcriber | null
    readonly clock: Pick<Clock, 'monotonic'>
  },
  options: {
    /** For turning it into text. */
    readonly budget: Duration
    /** For finding speech in it; left out: as long as it takes. */
    readonly findingBudget?: Duration
    readonly signal?: AbortSignal
  },
): Promise<HeardWords> {
  const { findingBudget } = options
  const finding = findingBudget === undefined ? {} : { budget: findingBudget }
  const heard = await needs.finder.listen(sound.samples, finding)
  const { transcriber, clock } = needs
  const nothing = { heard, engine: null, language: null, segments: [], missing: null }
  if (transcriber === null) return nothing
  const end = clock.monotonic() + options.budget
  const segments: SpokenSegment[] = []
  let language: string | null = null
  let missing: HeardWords['missing'] = null
  for (const chunk of speechChunks(heard.speech)) {
    const from = Math.floor(chunk.start * SAMPLE_RATE) / SAMPLE_RATE
    const budget = milliseconds(Math.max(1, end - clock.monotonic()))
    const said = await transcriber.transcribe(samplesIn(sound.samples, chunk), {
      ...options,
      budget,
    })
    if (said.kind === 'no-transcript') {
      missing ??= { reason: said.reason, detail: said.detail }
      if (FINAL.includes(said.reason) || clock.monotonic() >= end) break
      continue
    }
    language ??= said.language
    for (const one of said.segments) {
      segments.push({ ...one, start: one.start + from, end: one.end + from })
    }
  }
  return { heard, engine: transcriber.engine, language, segments, missing }
}
