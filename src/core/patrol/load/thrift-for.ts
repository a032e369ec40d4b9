import type { Instant } from '../../time/instant.ts'
import { type EasedRoom, isCalm } from './ease.ts'
import { isAtLeast, type LoadState, rungOf } from './load-ladder.ts'
import { READING_THRIFTS, type ReadingThrift } from './reading-thrift.ts'

/** With what less the pictures of this room are read now; `null`: with nothing less. Only calm rooms are. */
export function thriftFor(load: LoadState, held: EasedRoom, now: Instant): ReadingThrift | null {
  if (!isCalm(held)) return null
  const rung = rungOf(load, held.room.id, now)
  return READING_THRIFTS.findLast((thrift) => isAtLeast(rung, thrift)) ?? null
}
