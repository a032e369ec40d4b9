import type { CutOrder } from '../../core/cuts/cut-order.ts'
import { cutWithTail, lastProvenCut } from '../../core/cuts/cut-tail.ts'
import { evidenceOf, type Observation } from '../../core/violations/observation.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { recentOrders } from '../cuts/recent-orders.ts'

/** What comes from an address that no look of the proof pulled is not known to be a tail. */
const wasLookedAt = ({ checks }: CutOrder, url: string | undefined): boolean =>
  url === undefined || checks.length === 0 || checks.some(({ what }) => what === url)

/**
 * Whether what would open a violation may be no more than the tail of what was cut. Its picture is kept with what was cut,
 * and opens nothing; a stream that is back opens one as soon as the watch over the cut says so.
 */
export async function isTailOfCut(records: Records, observation: Observation): Promise<boolean> {
  if (observation.kind !== 'seen') return false
  const { roomId, at, watchedUrl } = observation
  const order = cutWithTail(await recentOrders(records, roomId, at), at)
  if (order === null || !wasLookedAt(order, watchedUrl)) return false
  await records.violationEvidence.add(order.violationId, evidenceOf(observation))
  return true
}

/** Something is seen again, and what goes on was proven to be cut since: that is over, whatever is seen now. */
export function isAfterCut(
  { openedAt, lastSeenAt }: Violation,
  orders: readonly CutOrder[],
  { kind, at }: Observation,
): boolean {
  const proven = kind === 'seen' ? lastProvenCut(orders, at) : null
  return proven !== null && openedAt < proven && lastSeenAt <= proven
}
