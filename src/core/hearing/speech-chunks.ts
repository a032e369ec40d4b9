import type { Stretch } from './heard.ts'
import { SAMPLE_RATE } from './sound.ts'

/** Speech models are made for pieces of at most half a minute. */
export const LONGEST_CHUNK_SECONDS = 28
/** Stretches closer than this are said in one breath, as far as there is room. */
const TOGETHER_SECONDS = 1.5

function cut({ start, end }: Stretch): readonly Stretch[] {
  const parts = Math.max(1, Math.ceil((end - start) / LONGEST_CHUNK_SECONDS))
  const each = (end - start) / parts
  return Array.from({ length: parts }, (_, i) => ({
    start: start + i * each,
    end: start + (i + 1) * each,
  }))
}

/** Pieces for a speech engine: what belongs together in one, none longer than engines take, nothing but speech. */
export function speechChunks(speech: readonly Stretch[]): readonly Stretch[] {
  const chunks: Stretch[] = []
  for (const stretch of speech.flatMap(cut)) {
    const last = chunks.at(-1)
    const near = last !== undefined && stretch.start - last.end <= TOGETHER_SECONDS
    if (near && stretch.end - last.start <= LONGEST_CHUNK_SECONDS) {
      chunks[chunks.length - 1] = { start: last.start, end: stretch.end }
    } else chunks.push(stretch)
  }
  return chunks
}

export const samplesIn = (samples: Float32Array, { start, end }: Stretch): Float32Array =>
  samples.subarray(Math.floor(start * SAMPLE_RATE), Math.ceil(end * SAMPLE_RATE))
