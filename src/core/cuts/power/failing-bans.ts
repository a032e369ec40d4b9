import type { Instant } from '../../time/instant.ts'
import { failedLifts, lastOf, liftAt, renewalAt } from '../ban-time.ts'
import type { CutOrder } from '../cut-order.ts'

/** A ban that the platform does not do as it is told with. `until`: when it ends there by itself; `null`: not known. */
export type FailingBan = {
  readonly orderId: string
  readonly roomId: string
  readonly violationId: string
  readonly what: 'renewal' | 'lift'
  readonly since: Instant
  readonly times: number
  readonly until: Instant | null
}

/** The first tries at lifting a ban follow one another within seconds, and nobody need know of one that failed. */
const LIFTS_UNTOLD = 3

/** `null`: nothing fails, or nothing is left to be done. */
export function failingBan(order: CutOrder): FailingBan | null {
  const { id: orderId, roomId, violationId, steps } = order
  const given = lastOf(order, 'ban')
  const found = { orderId, roomId, violationId, until: given?.until ?? null }
  const lifts = failedLifts(order)
  const [lift] = lifts
  if (liftAt(order) !== null && lift !== undefined && lifts.length > LIFTS_UNTOLD) {
    return { ...found, what: 'lift', since: lift.at, times: lifts.length }
  }
  if (given === undefined || renewalAt(order) === null) return null
  const failed = steps.slice(steps.lastIndexOf(given) + 1).filter(({ step }) => step === 'ban')
  const [first] = failed
  return first === undefined
    ? null
    : { ...found, what: 'renewal', since: first.at, times: failed.length }
}
