import type { Reheard } from '../../core/evidence/compare-clips.ts'
import type { Sound } from '../../core/hearing/sound.ts'
import { ReaderFailed } from '../../core/reading/reader-failed.ts'
import { type Duration, minutes, seconds } from '../../core/time/duration.ts'
import type { SoundSampler } from '../../ports/hearing/sound-sampler.ts'
import type { HeardWords } from './hear-sound.ts'
import { spokenLine } from './spoken-line.ts'

/** Clips are of half a minute at most. */
const SECONDS_AT_MOST = 60
const DECODING: Duration = seconds(30)
const TRANSCRIBING: Duration = minutes(2)

export type ClipEars = {
  readonly sampler: SoundSampler
  hear(
    sound: Sound,
    options: { readonly budget: Duration; readonly signal: AbortSignal },
  ): Promise<HeardWords>
}

const notHeard = (trouble: string): Omit<Reheard, 'sha256'> => ({
  speech: null,
  lines: [],
  engine: null,
  trouble,
})

/** A kept clip, heard once more as the watch heard it. What cannot be heard is told, not thrown. */
export async function hearClip(
  { sampler, hear }: ClipEars,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Omit<Reheard, 'sha256'>> {
  const options = { seconds: SECONDS_AT_MOST, budget: DECODING, signal }
  const sound = await sampler.sample({ kind: 'bytes', format: 'mp4', bytes }, options)
  if (sound.kind === 'unheard') return notHeard(`${sound.reason}: ${sound.detail}`)
  try {
    const { heard, segments, engine, missing } = await hear(sound, { budget: TRANSCRIBING, signal })
    return {
      speech: heard.shares.speech,
      lines: segments.map(spokenLine),
      engine,
      trouble: missing === null ? null : `${missing.reason}: ${missing.detail}`,
    }
  } catch (error) {
    if (error instanceof ReaderFailed) return notHeard(error.message)
    throw error
  }
}
