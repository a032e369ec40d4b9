import type { CutOrder } from '../../core/cuts/cut-order.ts'
import { cutWithTail, lastProvenCut } from '../../core/cuts/cut-tail.ts'
import { evidenceOf, type Observation } from '../../core/violations/observation.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { CutOfRoom } from '../../ports/records/cut-power.ts'
import type { Records } from '../../ports/records/records.ts'
import { readAddress } from '../address/read-address.ts'
import { isSameStream } from '../address/stream-name.ts'
import { recentOrders } from '../cuts/recent-orders.ts'

/** One address, or two of one stream: FLV beside HLS, or signed anew. */
function isOneStream(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [readAddress(one), readAddress(other)]
  return a !== null && b !== null && isSameStream(a, b)
}

/** What comes from an address that no look of the proof pulled is not known to be a tail. */
const wasLookedAt = ({ checks }: CutOrder, url: string | undefined): boolean =>
  url === undefined || checks.length === 0 || checks.some(({ what }) => isOneStream(what, url))

/** With what was cut, where it is the same institution's: what another one shows is no evidence against it. */
async function keepWith(
  records: Records,
  order: CutOrder,
  observation: Observation,
): Promise<void> {
  if (observation.kind !== 'seen') return
  if (order.roomId !== observation.roomId) {
    const [cut, other] = await records.rooms.findMany([order.roomId, observation.roomId])
    if (cut?.institutionId !== other?.institutionId) return
  }
  await records.violationEvidence.add(order.violationId, evidenceOf(observation))
}

/**
 * Whether what would open a violation may be no more than the tail of what was cut, here or in another room of the same
 * stream. Its picture is kept with what was cut, and opens nothing; a stream that is back opens one as soon as the watch
 * over the cut says so.
 */
export async function isTailOfCut(records: Records, observation: Observation): Promise<boolean> {
  if (observation.kind !== 'seen') return false
  const { roomId, at, watchedUrl } = observation
  const found = cutWithTail(await recentOrders(records, roomId, at), at)
  const order = found === null ? null : await records.cutOrders.find(found.id)
  if (order === null || !wasLookedAt(order, watchedUrl)) return false
  await keepWith(records, order, observation)
  return true
}

/** Something is seen again, and what goes on was proven to be cut since: that is over, whatever is seen now. */
export function isAfterCut(
  { openedAt, lastSeenAt }: Violation,
  orders: readonly Pick<CutOfRoom, 'verifiedAt'>[],
  { kind, at }: Observation,
): boolean {
  const proven = kind === 'seen' ? lastProvenCut(orders, at) : null
  return proven !== null && openedAt < proven && lastSeenAt <= proven
}
