/** A stretch of a sample, seconds from its beginning, half-open. */
export type Stretch = { readonly start: number; readonly end: number }

/** Shares of a sample; together 1. Speech over music is speech. */
export type SoundShares = {
  readonly speech: number
  readonly music: number
  readonly silence: number
  /** Noise, traffic, a fan: neither of the others. */
  readonly other: number
}

/** What a sample consists of. */
export type Heard = {
  readonly seconds: number
  readonly shares: SoundShares
  /** Where somebody speaks, in order, apart. */
  readonly speech: readonly Stretch[]
}
