import { type Duration, milliseconds, seconds } from '../time/duration.ts'

const SHORTEST_REST = 250
const LONGEST_REST: Duration = seconds(10)
/** 64 hexadecimal characters each; a stream seldom shows the very same bytes twice, so old ones may be forgotten. */
const MOST_POISONOUS = 256

/**
 * How long to wait before the next process is started, after so many in a row that ended without an answer. One death
 * is the picture's: the next starts at once. Several say that readers cannot live here, and that trying takes the
 * machine's time from the patrol.
 */
export function restBeforeRestart(failuresInARow: number): Duration {
  if (failuresInARow < 2) return milliseconds(0)
  return milliseconds(Math.min(LONGEST_REST, SHORTEST_REST * 2 ** (failuresInARow - 2)))
}

/** The list with one more, the oldest forgotten beyond 256. */
export const withPoisonous = (known: readonly string[], sha256: string): readonly string[] =>
  [...known.filter((one) => one !== sha256), sha256].slice(-MOST_POISONOUS)
