import { type Instant, plus } from '../../time/instant.ts'
import type { CutOrder } from '../cut-order.ts'
import type { CutRules } from './cut-rules.ts'

/** When the stream was let publish again, by a person or because its ban was over; `null`: it was not. */
export function liftedAt({ status, steps }: Pick<CutOrder, 'status' | 'steps'>): Instant | null {
  if (status !== 'undone') return null
  return (
    steps.findLast(({ step, outcome }) => step === 'unban' && outcome === 'accepted')?.at ?? null
  )
}

/** When a person took it back: a ban that came to its end is no change of mind. */
function undoneAt(order: CutOrder): Instant | null {
  const at = liftedAt(order)
  return at !== null && order.until !== null && at >= order.until ? null : at
}

/** Until when the room of these orders is not cut by one person alone; `null`: it may be. */
export function coolingUntil(
  ordersOfRoom: readonly CutOrder[],
  rules: CutRules,
  now: Instant,
): Instant | null {
  const ends = ordersOfRoom.flatMap((order) => {
    const at = undoneAt(order)
    return at === null ? [] : [plus(at, rules.coolingOff)]
  })
  const last = ends.toSorted((a, b) => a - b).at(-1)
  return last !== undefined && last > now ? last : null
}
