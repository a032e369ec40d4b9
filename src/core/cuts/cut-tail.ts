import { type Duration, seconds } from '../time/duration.ts'
import { between, type Instant, later } from '../time/instant.ts'
import type { CutOrder, CutStatus } from './cut-order.ts'

/** So long a media server hands out what it kept of a stream that was cut: `hls_dispose` of SRS, the longest known. Ours: docs/rules.md §7. */
const KEPT_FOR: Duration = seconds(120)

/** Of a real order: what became of it. */
type Outcome = Pick<CutOrder, 'status' | 'acceptedAt' | 'verifiedAt'>

/** Nobody has seen new media since the server accepted: a return has a status of its own, by our own looks. */
const NOT_BACK: readonly CutStatus[] = ['accepted', 'cached-tail', 'verified']

/**
 * The cut, among real orders, whose tail a picture of that moment may be; `null`: it is new. What came out of a server's store after a cut was
 * made before it, however late it came. Whether the stream is back is found by looks that tell new media from old.
 */
export const cutWithTail = <T extends Outcome>(orders: readonly T[], at: Instant): T | null =>
  orders.findLast(({ status, acceptedAt, verifiedAt }) => {
    const since = verifiedAt ?? acceptedAt
    if (since === null || acceptedAt === null || !NOT_BACK.includes(status)) return false
    return acceptedAt <= at && between(since, at) < KEPT_FOR
  }) ?? null

/** When the room was last proven to be cut, up to then; `null`: never. */
export const lastProvenCut = (
  orders: readonly Pick<Outcome, 'verifiedAt'>[],
  at: Instant,
): Instant | null =>
  orders
    .flatMap(({ verifiedAt }) => (verifiedAt === null ? [] : [verifiedAt]))
    .filter((proven) => proven <= at)
    .reduce<Instant | null>((last, one) => (last === null ? one : later(last, one)), null)
