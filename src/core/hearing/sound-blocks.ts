import { SAMPLE_RATE } from './sound.ts'
import { createSpectrum } from './spectrum.ts'

/** What half a second of sound is like. */
export type SoundBlock = {
  /** Mean power, dB below full scale. */
  readonly loudness: number
  /** How much the spectrum stays as it is from one twentieth of a second to the next, -1 to 1. */
  readonly steadiness: number
}

export const BLOCK_SECONDS = 0.5
const FRAME = 512
/** A held note outlasts this, a sound of speech mostly does not. */
const STEP = SAMPLE_RATE / 20
const STEPS_A_BLOCK = 10
/** 125 Hz to 6.2 kHz: what every stream carries. */
const [LOWEST, HIGHEST] = [4, 200]
const FLOOR = 1e-6

function logSpectrum(powers: Float64Array): Float64Array {
  const logs = new Float64Array(HIGHEST - LOWEST)
  let sum = 0
  for (let k = LOWEST; k < HIGHEST; k += 1) {
    const log = Math.log((powers[k] as number) + FLOOR)
    logs[k - LOWEST] = log
    sum += log
  }
  const mean = sum / logs.length
  return logs.map((log) => log - mean)
}

/** Of two spectra without their means; 0 where one is flat. */
function correlation(a: Float64Array, b: Float64Array): number {
  let [both, ofA, ofB] = [0, 0, 0]
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i] as number, b[i] as number]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

function loudnessOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12)
}

/**
 * Half seconds of a sample, the last one shorter. The steadiness is the correlation of log spectra that follow each
 * other, the inverse of the spectral flux by which music is told from speech and noise (E. Scheirer, M. Slaney,
 * "Construction and evaluation of a robust multifeature speech/music discriminator", ICASSP 1997).
 */
export function soundBlocks(samples: Float32Array): readonly SoundBlock[] {
  const spectrum = createSpectrum(FRAME)
  const blocks: SoundBlock[] = []
  const size = STEP * STEPS_A_BLOCK
  let previous: Float64Array | null = null
  for (let from = 0; from < samples.length; from += size) {
    const block = samples.subarray(from, from + size)
    const correlations: number[] = []
    for (let at = 0; at < block.length && from + at + FRAME <= samples.length; at += STEP) {
      const now = logSpectrum(spectrum(samples.subarray(from + at, from + at + FRAME)))
      if (previous !== null) correlations.push(correlation(previous, now))
      previous = now
    }
    const steadiness = correlations.reduce((sum, one) => sum + one, 0)
    blocks.push({
      loudness: loudnessOf(block),
      steadiness: steadiness / Math.max(1, correlations.length),
    })
  }
  return blocks
}
