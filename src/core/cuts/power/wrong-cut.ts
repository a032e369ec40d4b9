import { fail, type Result, succeed } from '../../fault.ts'
import { type Duration, milliseconds } from '../../time/duration.ts'
import { between, type Instant } from '../../time/instant.ts'
import type { CutOrder } from '../cut-order.ts'
import { liftedAt } from './cooling-off.ts'
import type { WrongCut } from './order-parts.ts'

/** How long somebody was off air for nothing; `to`, `lasted` are `null` while he still is. */
export type WrongSpan = {
  readonly from: Instant
  readonly to: Instant | null
  readonly lasted: Duration | null
}

/** `null`: the platform never accepted it, so nobody was hit. */
export function wrongSpan(order: CutOrder): WrongSpan | null {
  const from = order.acceptedAt
  if (from === null) return null
  // Seen on air again, where that was seen; otherwise from when it was allowed to be.
  const to = order.resumedAt ?? liftedAt(order)
  return { from, to, lasted: to === null ? null : between(from, to) }
}

const NOT_CARRIED_OUT: readonly CutOrder['status'][] = ['requested', 'not-approved']

export function markWrong(
  order: CutOrder,
  who: string,
  why: string,
  now: Instant,
): Result<CutOrder> {
  if (order.dryRun || NOT_CARRIED_OUT.includes(order.status)) {
    return fail(
      'wrong-state',
      '该阻断令没有执行过，谈不上误断。The order was never carried out: there is nothing wrong to record.',
      'status',
    )
  }
  if (order.wrong != null) {
    return fail('conflict', '该阻断令已记为误断。It is recorded as a wrong cut already.')
  }
  const wrong: WrongCut = { markedBy: who, markedAt: now, why, remedy: null }
  return succeed({ ...order, wrong, version: order.version + 1 })
}

/** How it was made good. Said again, the later word stands; the earlier stays in the audit. */
export function makeGood(
  order: CutOrder,
  who: string,
  how: string,
  now: Instant,
): Result<CutOrder> {
  if (order.wrong == null) {
    return fail(
      'wrong-state',
      '该阻断令没有记为误断，请先记误断。The order is not recorded as a wrong cut: record that first.',
      'wrong',
    )
  }
  const remedy = { how, by: who, at: now }
  return succeed({ ...order, wrong: { ...order.wrong, remedy }, version: order.version + 1 })
}

/** What wrong cuts came to, for the report: how many, how many of them by the machine or not made good, how long in all. */
export type WrongTally = {
  readonly count: number
  readonly automatic: number
  readonly withoutRemedy: number
  /** Nobody is on air again yet. */
  readonly stillOff: number
  /** Of those that are over. */
  readonly lasted: Duration
}

export function tallyWrong(orders: readonly CutOrder[]): WrongTally {
  const wrong = orders.filter((order) => order.wrong != null)
  const spans = wrong.flatMap((order) => wrongSpan(order) ?? [])
  return {
    count: wrong.length,
    automatic: wrong.filter(({ automatic }) => automatic === true).length,
    withoutRemedy: wrong.filter((order) => order.wrong?.remedy === null).length,
    stillOff: spans.filter(({ to }) => to === null).length,
    lasted: milliseconds(spans.reduce((sum, { lasted }) => sum + (lasted ?? 0), 0)),
  }
}
