import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SAMPLE_RATE } from '../../../core/hearing/sound.ts'

/** How ffmpeg reads what is written here. */
export const TRACK_INPUT = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i']

const MINUTE = 60
/** A listening lasts 12 s; the next begins a minute later at another place by at least so much. */
const APART = 16

/**
 * How long a loop of so many seconds is to be: two listenings, a minute apart, are not to hear the same. Even, for
 * segments of two seconds.
 */
export function loopSeconds(spoken: number): number {
  const even = Math.max(2, Math.ceil(spoken / 2) * 2)
  const over = even % MINUTE
  if (over < APART) return even + APART - over
  return over > MINUTE - APART ? even + MINUTE + APART - over : even
}

/** Writes it as 16 bit samples, from its beginning again where it is shorter than its loop; how many seconds these are. */
export async function writeTrack(
  samples: Float32Array,
  folder: string,
): Promise<{ readonly file: string; readonly seconds: number }> {
  const seconds = loopSeconds(samples.length / SAMPLE_RATE)
  const pcm = new Int16Array(seconds * SAMPLE_RATE)
  for (let place = 0; place < pcm.length; place += 1) {
    const height = samples[place % samples.length] ?? 0
    pcm[place] = Math.round(Math.max(-1, Math.min(1, height)) * 32_767)
  }
  const file = join(folder, 'voice.pcm')
  await writeFile(file, new Uint8Array(pcm.buffer))
  return { file, seconds }
}
