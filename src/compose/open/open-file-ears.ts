import { createChildReaders } from '../../adapters/child-readers/create-child-readers.ts'
import { createEgress } from '../../adapters/egress/create-egress.ts'
import { createSpeechFinder } from '../../adapters/hearing/create-speech-finder.ts'
import { type Ffmpeg, locateFfmpeg } from '../../adapters/media/ffmpeg/locate-ffmpeg.ts'
import { createChildProcesses } from '../../adapters/media/processes/child-processes.ts'
import { createSoundSampler } from '../../adapters/media/sound/sound-sampler.ts'
import { type HeardWords, hearSound } from '../../app/hearing/hear-sound.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Sound } from '../../core/hearing/sound.ts'
import type { Duration } from '../../core/time/duration.ts'
import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { Egress } from '../../ports/egress.ts'
import type { SoundSampler } from '../../ports/hearing/sound-sampler.ts'
import type { Foundation } from '../foundation.ts'
import { openTranscriber } from '../hearing.ts'

/** What listens to sound that is there already: files, kept clips. */
export type FileEars = {
  readonly sampler: SoundSampler
  readonly ffmpeg: Ffmpeg
  readonly processes: ChildProcesses
  readonly egress: Egress
  hear(
    sound: Sound,
    options: { readonly budget: Duration; readonly signal: AbortSignal },
  ): Promise<HeardWords>
}

/** Opens them for one command; the foundation's closers end them. A transcriber that is set wrongly is a fault. */
export async function openFileEars(foundation: Foundation): Promise<Result<FileEars>> {
  const { clock, logger, settings, closers } = foundation
  const processes = createChildProcesses({ clock, logger })
  closers.add('child processes', () => processes.stopAll())
  const located = await locateFfmpeg({ configuredPath: settings.tools.ffmpegPath, processes })
  if (!located.ok) return located
  const egress = createEgress({ ...settings.egress, logger })
  closers.add('egress', () => egress.close())
  const readers = createChildReaders({ clock, logger })
  const finder = createSpeechFinder({ readers, clock })
  closers.add('speech finder', () => finder.close())
  const transcriber = await openTranscriber(foundation, { egress, readers })
  if (!transcriber.ok) return transcriber
  const ffmpeg = located.value
  return succeed({
    sampler: createSoundSampler({ ffmpeg, processes, clock }),
    ffmpeg,
    processes,
    egress,
    hear: (sound, options) =>
      hearSound(sound, { finder, transcriber: transcriber.value, clock }, options),
  })
}
