import type { Stretch } from './heard.ts'
import { SAMPLE_RATE } from './sound.ts'

/** Samples that the speech model judges at once: 32 ms. */
export const SPEECH_WINDOW = 512

// As the makers of the model set them (Silero VAD, get_speech_timestamps).
const BEGINS_AT = 0.5
const GOES_ON_ABOVE = 0.35
const SHORTEST_SECONDS = 0.25
/** A pause shorter than this is part of speaking; a breath between sentences takes longer than the makers' 0.1 s. */
const PAUSE_SECONDS = 0.3
const MARGIN_SECONDS = 0.03

const SECONDS_A_WINDOW = SPEECH_WINDOW / SAMPLE_RATE

/** Windows in which somebody speaks: begun by a sure one, ended by a pause of unsure ones. */
function rawStretches(probabilities: readonly number[]): readonly Stretch[] {
  const found: Stretch[] = []
  let start: number | null = null
  let lastSure = 0
  const close = (): void => {
    if (start !== null) found.push({ start, end: lastSure })
    start = null
  }
  for (const [index, probability] of probabilities.entries()) {
    const at = index * SECONDS_A_WINDOW
    if (start !== null && at - lastSure >= PAUSE_SECONDS) close()
    if (start === null && probability >= BEGINS_AT) start = at
    if (start !== null && probability >= GOES_ON_ABOVE) lastSure = at + SECONDS_A_WINDOW
  }
  close()
  return found
}

/**
 * Stretches of speech from the model's probabilities, one for each window of `SPEECH_WINDOW` samples. Never longer than
 * the sample, never overlapping.
 */
export function speechStretches(
  probabilities: readonly number[],
  seconds: number,
): readonly Stretch[] {
  return rawStretches(probabilities)
    .filter(({ start, end }) => end - start >= SHORTEST_SECONDS)
    .map(({ start, end }) => ({
      start: Math.max(0, start - MARGIN_SECONDS),
      end: Math.min(seconds, end + MARGIN_SECONDS),
    }))
}

export const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { start, end }) => sum + end - start, 0)
