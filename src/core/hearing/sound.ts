/** Samples a second of all sound that is listened to; what speech models are made for. */
export const SAMPLE_RATE = 16_000

export const UNHEARD_REASONS = [
  /** There are pictures, and no sound beside them. */
  'no-sound-track',
  /** There is sound, in a coding that the decoder does not know. */
  'unsupported-codec',
  /** Damaged, or not what it says it is. */
  'decoder-failed',
  /** Nothing that can be listened to came within the budget. */
  'timeout',
  /** Less than half a second came. */
  'too-short',
  /** Nothing was fetched that sound could be in. */
  'not-reached',
] as const
export type UnheardReason = (typeof UNHEARD_REASONS)[number]

export type Unheard = {
  readonly kind: 'unheard'
  readonly reason: UnheardReason
  /** Technical, short, without secrets. */
  readonly detail: string
}

/** A piece of one channel of sound. */
export type Sound = {
  readonly kind: 'sound'
  /** One channel at `SAMPLE_RATE`, -1 to 1. */
  readonly samples: Float32Array
  readonly seconds: number
  /** How long that which it is the beginning of plays; left out where nobody knows. */
  readonly wholeSeconds?: number
  /** As the decoder names it, e.g. `aac`; `null` when it said nothing. */
  readonly codec: string | null
  /** Nothing but digital silence: a microphone that is off. A result, not a fault. */
  readonly silent: boolean
  /** Share of samples at full scale, 0 to 1: above some thousandths the sound is overdriven. */
  readonly clipped: number
}

/** No louder than the last bit of 16: what encoders make of nothing. */
const SILENCE = 2 / 32_768
const FULL_SCALE = 32_700 / 32_768

/** What was decoded, with what its samples say by themselves. */
export function soundOf(samples: Float32Array, codec: string | null): Sound {
  let loudest = 0
  let atFullScale = 0
  for (const sample of samples) {
    const height = Math.abs(sample)
    if (height > loudest) loudest = height
    if (height >= FULL_SCALE) atFullScale += 1
  }
  return {
    kind: 'sound',
    samples,
    seconds: samples.length / SAMPLE_RATE,
    codec,
    silent: loudest <= SILENCE,
    clipped: samples.length === 0 ? 0 : atFullScale / samples.length,
  }
}

export const unheard = (reason: UnheardReason, detail: string): Unheard => ({
  kind: 'unheard',
  reason,
  detail: detail.slice(0, 200),
})
