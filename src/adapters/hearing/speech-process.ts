import type { Heard } from '../../core/hearing/heard.ts'
import { SAMPLE_RATE } from '../../core/hearing/sound.ts'
import { soundBlocks } from '../../core/hearing/sound-blocks.ts'
import { weighSound } from '../../core/hearing/weigh-sound.ts'
import { samplesOf } from './samples-bytes.ts'
import { openSilero } from './silero.ts'

// What runs in the child process. `speech-program.ts` describes it.

/** Called by the supervisor's side of the process. */
export async function openReader(): Promise<(bytes: Uint8Array) => Promise<Heard>> {
  const probabilitiesOf = await openSilero()
  return async (bytes) => {
    const samples = samplesOf(bytes)
    const probabilities = await probabilitiesOf(samples)
    return weighSound(samples.length / SAMPLE_RATE, probabilities, soundBlocks(samples))
  }
}
