import type { Heard, SoundShares, Stretch } from './heard.ts'
import { BLOCK_SECONDS, type SoundBlock } from './sound-blocks.ts'
import { lengthOf, speechStretches } from './speech-stretches.ts'

/** Quieter than a quiet room by a bad microphone. */
const SILENT_BELOW = -60
/** Tuned on made sounds: music 0.84 to 0.98, noise up to 0.56 (docs/hearing.md). */
const MUSIC_FROM = 0.72

type Filling = 'music' | 'silence' | 'other'

function fillingOf({ loudness, steadiness }: SoundBlock): Filling {
  if (loudness < SILENT_BELOW) return 'silence'
  return steadiness >= MUSIC_FROM ? 'music' : 'other'
}

const overlap = (a: Stretch, b: Stretch): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** A note between two noises is no music, nor a noise between two notes: each block goes with the most of its neighbours. */
function smoothed(fillings: readonly Filling[]): readonly Filling[] {
  return fillings.map((filling, i) => {
    const [before, after] = [fillings[i - 1], fillings[i + 1]]
    return before !== undefined && before === after && before !== 'silence' ? before : filling
  })
}

/** What a sample consists of, from the speech model's probabilities and the sound by itself. */
export function weighSound(
  seconds: number,
  probabilities: readonly number[],
  blocks: readonly SoundBlock[],
): Heard {
  const speech = speechStretches(probabilities, seconds)
  const filled: Record<Filling, number> = { music: 0, silence: 0, other: 0 }
  for (const [i, filling] of smoothed(blocks.map(fillingOf)).entries()) {
    const start = i * BLOCK_SECONDS
    const block = { start, end: Math.min(seconds, start + BLOCK_SECONDS) }
    const spoken = speech.reduce((sum, one) => sum + overlap(one, block), 0)
    filled[filling] += Math.max(0, block.end - block.start - spoken)
  }
  return { seconds, shares: sharesOf({ speech: lengthOf(speech), ...filled }), speech }
}

function sharesOf(seconds: SoundShares): SoundShares {
  const whole = seconds.speech + seconds.music + seconds.silence + seconds.other
  const share = (part: number): number => (whole === 0 ? 0 : part / whole)
  return {
    speech: share(seconds.speech),
    music: share(seconds.music),
    silence: whole === 0 ? 1 : share(seconds.silence),
    other: share(seconds.other),
  }
}
