import { createChildReaders } from '../../adapters/child-readers/create-child-readers.ts'
import { createSpeechFinder } from '../../adapters/hearing/create-speech-finder.ts'
import { createSoundSampler } from '../../adapters/media/sound/sound-sampler.ts'
import { type HeardWords, hearSound } from '../../app/hearing/hear-sound.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Sound } from '../../core/hearing/sound.ts'
import type { Duration } from '../../core/time/duration.ts'
import type { SoundSampler } from '../../ports/hearing/sound-sampler.ts'
import type { Foundation } from '../foundation.ts'
import { openTranscriber } from '../hearing.ts'
import { type MediaTools, openMediaTools } from '../media-tools.ts'

/** What listens to sound that is there already: files, kept clips. */
export type FileEars = MediaTools & {
  readonly sampler: SoundSampler
  hear(
    sound: Sound,
    options: { readonly budget: Duration; readonly signal: AbortSignal },
  ): Promise<HeardWords>
}

/** Opens them for one command; the foundation's closers end them. A transcriber that is set wrongly is a fault. */
export async function openFileEars(foundation: Foundation): Promise<Result<FileEars>> {
  const { clock, logger, closers } = foundation
  const opened = await openMediaTools(foundation)
  if (!opened.ok) return opened
  const tools = opened.value
  const readers = createChildReaders({ clock, logger })
  const finder = createSpeechFinder({ readers, clock })
  closers.add('speech finder', () => finder.close())
  const transcriber = await openTranscriber(foundation, { ...tools, readers })
  if (!transcriber.ok) return transcriber
  return succeed({
    ...tools,
    sampler: createSoundSampler({ ...tools, clock }),
    hear: (sound, options) =>
      hearSound(sound, { finder, transcriber: transcriber.value, clock }, options),
  })
}
