import { hours } from '../time/duration.ts'
import { type Instant, minus } from '../time/instant.ts'

/** A picture (or other bytes) that killed two readers and is not fed again. */
export type PoisonousPicture = {
  /** Of its bytes, 64 hexadecimal characters. */
  readonly sha256: string
  /** The program that read it, e.g. `paddle`. */
  readonly reader: string
  readonly bytes: number
  /** How the second reader died. */
  readonly cause: string
  readonly at: Instant
}

/** A stream seldom shows the very same bytes twice, so old ones may be forgotten. */
export const MOST_POISONOUS = 256

/** Whoever sends a new one each second must not fill a journal from which nothing is ever deleted. */
const JOURNALLED_A_DAY = 200

/** Whether one more is to stand in the journal, and whether it is the last of the day that does. */
export function journalPlace(
  known: readonly PoisonousPicture[],
  now: Instant,
): 'journalled' | 'last-of-the-day' | 'not-journalled' {
  const since = minus(now, hours(24))
  const ofTheDay = known.filter(({ at }) => at > since).length
  if (ofTheDay >= JOURNALLED_A_DAY) return 'not-journalled'
  return ofTheDay === JOURNALLED_A_DAY - 1 ? 'last-of-the-day' : 'journalled'
}
