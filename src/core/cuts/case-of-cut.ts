import { fail, type Result } from '../fault.ts'
import type { Instant } from '../time/instant.ts'
import type { Violation, ViolationStatus } from '../violations/violation.ts'
import type { CutOrder } from './cut-order.ts'
import { mayHaveEnded } from './cut-steps.ts'
import { declineCutOrder } from './power/answer-request.ts'

type Case = Pick<Violation, 'status'>

const NO_CASE: Readonly<Partial<Record<ViolationStatus, readonly [string, string]>>> = {
  dismissed: ['线索已排除', 'The violation was dismissed'],
  closed: ['线索已归档', 'The violation was closed'],
}

/** Suspicion suffices for a cut; what was found untrue, or is filed, is not cut: not ordered, approved or carried out. */
export const isCase = ({ status }: Case): boolean => NO_CASE[status] === undefined

export const noCase = (violation: Case): Result<never> | null =>
  isCase(violation)
    ? null
    : fail(
        'wrong-state',
        '已排除或已归档的线索不能阻断。A dismissed or closed violation cannot be cut.',
        'status',
      )

const wordsOf = ({ status }: Case): readonly [string, string] => NO_CASE[status] ?? ['', '']

/** An order that waits for its second person, once there is nothing to cut for any more; `null`: it does not wait. */
export function withdrawWaiting(
  order: CutOrder,
  violation: Case,
  who: string,
  now: Instant,
): CutOrder | null {
  const [zh, en] = wordsOf(violation)
  const why = `${zh}，待批准的阻断随之撤回。${en}: the cut that waited for approval is withdrawn.`
  const declined = declineCutOrder(order, who, why, now)
  return declined.ok ? declined.value : null
}

/** Nothing of it has worked yet, as far as anybody knows; what was sent already is not unsent by stopping here. */
const isUnsent = ({ status, dryRun }: CutOrder): boolean =>
  !dryRun && (status === 'approved' || status === 'sent')

/**
 * An order that is not carried out because there is nothing to cut for any more; `null`: it goes on. `failed` where
 * something was sent that got no answer and may have worked, else `refused`; both take their own ban back.
 */
export function stopWithoutCase(
  order: CutOrder,
  violation: Case | null,
  now: Instant,
): CutOrder | null {
  if (violation === null || isCase(violation) || !isUnsent(order)) return null
  const [zh, en] = wordsOf(violation)
  const mayHaveWorked = order.steps.some((step) => mayHaveEnded(order, step))
  const detail = `${zh}，不再执行。${en}: the order is not carried out.`
  return {
    ...order,
    status: mayHaveWorked ? 'failed' : 'refused',
    steps: [...order.steps, { at: now, step: 'guard', outcome: 'refused', detail }],
    version: order.version + 1,
  }
}
