import { hours, milliseconds } from '../../core/time/duration.ts'
import { type Instant, minus, plus } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { CutOfRoom } from '../../ports/records/cut-power.ts'
import type { Records } from '../../ports/records/records.ts'

/** As far back as a watch recalls what was taught; an order may have waited for its second person. */
const LOOKS_BACK = hours(3)

/**
 * The orders whose cut may concern what is seen in a room at that moment: its own, and those for another room that was
 * registered with the same stream when they were given.
 */
export const recentOrders = (
  { cutOrders }: Pick<Records, 'cutOrders'>,
  roomId: string,
  at: Instant,
): Promise<readonly CutOfRoom[]> =>
  cutOrders.hitting(roomId, { start: minus(at, LOOKS_BACK), end: plus(at, milliseconds(1)) })

/** The orders that may have ended what is seen of a lead, whichever room of its stream they were given for. */
export const ordersSince = (
  { cutOrders }: Pick<Records, 'cutOrders'>,
  { roomId, openedAt }: Pick<Violation, 'roomId' | 'openedAt'>,
  at: Instant,
): Promise<readonly CutOfRoom[]> =>
  cutOrders.hitting(roomId, { start: minus(openedAt, LOOKS_BACK), end: plus(at, milliseconds(1)) })
