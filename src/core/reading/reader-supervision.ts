import { type Duration, milliseconds, seconds } from '../time/duration.ts'

const SHORTEST_REST = 250
const LONGEST_REST: Duration = seconds(10)

/**
 * How long to wait before the next process is started, after so many in a row that ended without an answer. One death
 * is the picture's: the next starts at once. Several say that readers cannot live here, and that trying takes the
 * machine's time from the patrol.
 */
export function restBeforeRestart(failuresInARow: number): Duration {
  if (failuresInARow < 2) return milliseconds(0)
  return milliseconds(Math.min(LONGEST_REST, SHORTEST_REST * 2 ** (failuresInARow - 2)))
}
