import { isSameStream } from '../registry/media-server.ts'
import { type Instant, later } from '../time/instant.ts'
import { banMayHold } from './ban-time.ts'
import type { CutOrder, CutStatus } from './cut-order.ts'

/** A platform knows one ban for a stream, however many orders asked for it. */
const LET_GO: readonly CutStatus[] = ['refused', 'failed', 'undone']

/** The other orders that a stream is still banned by: what one of them gives up must not be lifted under the rest. */
export const keptBy = (
  order: CutOrder,
  others: readonly CutOrder[],
  now: Instant,
): readonly CutOrder[] =>
  others.filter(
    (one) =>
      one.id !== order.id &&
      isSameStream(one.target, order.target) &&
      !LET_GO.includes(one.status) &&
      banMayHold(one) &&
      (one.until === null || one.until > now),
  )

/** The last of the ends, `null`: without one. */
export const latestEnd = (ends: readonly (Instant | null)[]): Instant | null =>
  ends.reduce((last, end) => (last === null || end === null ? null : later(last, end)))
