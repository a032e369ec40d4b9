import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { SoundPlace, SoundSampler } from '../../../ports/hearing/sound-sampler.ts'
import { startDeadline } from '../deadline.ts'
import type { Ffmpeg } from '../ffmpeg/locate-ffmpeg.ts'
import { createSoundDecoder } from './decode-sound.ts'
import type { SoundInput } from './sound-arguments.ts'

async function* once(bytes: Uint8Array) {
  yield bytes
}

const inputOf = (place: SoundPlace): SoundInput =>
  place.kind === 'local-file'
    ? { kind: 'local-file', path: place.path, from: 0 }
    : { kind: 'pipe', format: place.format }

/** Sound of files and of bytes that are there. */
export function createSoundSampler(needs: {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>
  readonly processes: ChildProcesses
  readonly clock: Clock
}): SoundSampler {
  const decoder = createSoundDecoder(needs.ffmpeg.path, needs.processes)
  return {
    async sample(place, { seconds, budget, signal }) {
      const deadline = startDeadline(needs.clock, budget, signal)
      const body = place.kind === 'bytes' ? once(place.bytes) : null
      try {
        return await decoder.decode(inputOf(place), body, seconds, deadline)
      } finally {
        deadline.clear()
      }
    },
  }
}
