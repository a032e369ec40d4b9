import { printDistance, readPrint } from './air-print.ts'

/** One look at what is on air, as it is remembered. `second` counts from the begin of the session. */
export type AirSample = {
  readonly second: number
  readonly picture: string
  readonly telling: boolean
  /** `null` when nothing, or too little, was read. */
  readonly words: string | null
}

/** A picture that stood for a while: a run of like samples. All times in seconds since the session began. */
export type AirScene = {
  readonly picture: string
  readonly telling: boolean
  readonly words: string | null
  /** The last sample that still showed another picture; the scene began after it … */
  readonly begunAfter: number
  /** … and by the first sample that showed it. Equal for the scene a session was joined in. */
  readonly begunBy: number
  readonly seenUntil: number
}

/**
 * Differing bits of 256 up to which two pictures are the same scene. Measured in tests/bench/replay.ts. Ours:
 * docs/rules.md §7.
 */
export const SAME_PICTURE_BITS = 22
/** Differing bits of 64 up to which two readings are the same words. Ours: docs/rules.md §7. */
export const SAME_WORDS_BITS = 22

/** The last scene goes on, or a new one begins. Returns what to save: the scene that changed. */
export function addSample(
  last: AirScene | null,
  sample: AirSample,
): { readonly scene: AirScene; readonly isNew: boolean } {
  const { second, picture, telling, words } = sample
  const same =
    last !== null && printDistance(readPrint(last.picture), readPrint(picture)) <= SAME_PICTURE_BITS
  if (last !== null && same) {
    const scene = {
      ...last,
      seenUntil: Math.max(second, last.seenUntil),
      words: last.words ?? words,
    }
    return { scene, isNew: false }
  }
  const begunAfter = last === null ? second : last.seenUntil
  return {
    scene: { picture, telling, words, begunAfter, begunBy: second, seenUntil: second },
    isNew: true,
  }
}
