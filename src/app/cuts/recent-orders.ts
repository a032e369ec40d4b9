import type { CutOrder } from '../../core/cuts/cut-order.ts'
import { hours, milliseconds } from '../../core/time/duration.ts'
import { type Instant, minus, plus } from '../../core/time/instant.ts'
import type { Records } from '../../ports/records/records.ts'

/** As far back as a watch recalls what was taught; an order may have waited for its second person. */
const LOOKS_BACK = hours(3)

/** The orders about a room whose cut may concern what is seen there at that moment. */
export const recentOrders = (
  { cutOrders }: Pick<Records, 'cutOrders'>,
  roomId: string,
  at: Instant,
): Promise<readonly CutOrder[]> =>
  cutOrders.ofRoom(roomId, { start: minus(at, LOOKS_BACK), end: plus(at, milliseconds(1)) })
