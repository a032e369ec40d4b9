import { randomFrom } from '../../../src/core/seeded-random.ts'
import type { Sample } from '../../../training/samples.ts'

const SEED = 20_261_129

/** About so many of them, drawn by seed, in the order in which they stand; 0: all. */
export function drawSamples(samples: readonly Sample[], most: number): readonly Sample[] {
  if (most === 0 || samples.length <= most) return samples
  const random = randomFrom(SEED)
  return samples.filter(() => random() < most / samples.length)
}
