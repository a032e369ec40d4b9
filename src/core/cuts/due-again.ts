import { type Duration, minutes } from '../time/duration.ts'
import { between, earlier, type Instant } from '../time/instant.ts'
import { liftAt, renewalAt } from './ban-time.ts'
import type { CutOrder } from './cut-order.ts'
import { momentOf } from './moment.ts'

/** How long an encoder is given to come back after its ban was lifted. Ours: docs/rules.md §7. */
export const RESUME_WATCH: Duration = minutes(10)

/** When the ban was lifted; `null` for an order that stands. */
export function undoneAt(order: CutOrder): Instant | null {
  if (order.status !== 'undone') return null
  return (
    order.steps.findLast(({ step, outcome }) => step === 'unban' && outcome === 'accepted')?.at ??
    null
  )
}

/** Whether the stream may publish again is still to be seen: nobody came yet, and the time for it is not over. */
export function awaitsReturn(order: CutOrder): boolean {
  const undone = order.steps.findLast(({ step }) => step === 'unban')
  if (undoneAt(order) === null || undone === undefined || (order.resumedAt ?? null) !== null) {
    return false
  }
  return !order.checks.some((look) => between(momentOf(undone), momentOf(look)) >= RESUME_WATCH)
}

/** When an order needs something though its state does not say so; wall time. */
export function dueAgainAt(order: CutOrder): Instant | null {
  const due = liftAt(order) ?? (order.status === 'undone' ? null : renewalAt(order))
  const awaited = awaitsReturn(order) ? undoneAt(order) : null
  if (due === null || awaited === null) return due ?? awaited
  return earlier(due, awaited)
}

/** What whoever finds it due has to do: see an undone stream on air again, carry a ban out, or both. */
export function dueStages(order: CutOrder, now: Instant): readonly ('cut' | 'hold')[] {
  if (order.status !== 'undone') return ['cut']
  const lift = liftAt(order)
  return lift !== null && lift <= now ? ['hold', 'cut'] : ['hold']
}
