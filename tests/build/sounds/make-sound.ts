import { execFileSync } from 'node:child_process'
import ffmpeg from '@ffmpeg-installer/ffmpeg'

/** Runs ffmpeg with `words` and gives what it writes to `-`. */
export function runFfmpeg(words: string, input?: Uint8Array): Uint8Array {
  const options = { maxBuffer: 1 << 28, ...(input === undefined ? {} : { input }) }
  return execFileSync(ffmpeg.path, ['-v', 'error', '-y', ...words.split(' ')], options)
}

export const TONE = '-f lavfi -i sine=frequency=440:sample_rate=48000'

/** How often a tone swings a second, by its crossings of zero. */
export function pitchOf(samples: Float32Array, rate = 16_000): number {
  let crossings = 0
  for (let i = 1; i < samples.length; i += 1) {
    if ((samples[i - 1] ?? 0) < 0 !== (samples[i] ?? 0) < 0) crossings += 1
  }
  return (crossings * rate) / (2 * samples.length)
}
