import { fail, type Result } from '../fault.ts'
import type { Instant } from '../time/instant.ts'
import { changed, wrongStatus } from './decide-review.ts'
import { clockWords, handlingOf, nameOf, takenBackUntil } from './handling.ts'
import type { Violation } from './violation.ts'

type TakenBackBy = {
  readonly who: string
  /** An officer may take back what another confirmed. */
  readonly mayOverrule: boolean
  /** Letters that went out upon it and were not withdrawn. */
  readonly letters: number
}

/**
 * A confirmation is taken back as if it had not been made, for a while. Not when a letter went out upon it: that has to
 * be withdrawn first, because somebody acts on it.
 */
export function decideTakeBack(
  violation: Violation,
  { who, mayOverrule, letters }: TakenBackBy,
  now: Instant,
): Result<Violation> {
  const { decision } = handlingOf(violation)
  const until = takenBackUntil(violation)
  if (decision === null || until === null) {
    return wrongStatus(violation, '没有可撤销的认定', 'There is no confirmation to take back')
  }
  if (decision.by !== who && !mayOverrule) {
    const name = nameOf(decision.by)
    return fail(
      'not-allowed',
      `只有 ${name} 或管理员可以撤销这次认定。Only ${name} or an administrator can take this confirmation back.`,
      'decision',
    )
  }
  if (until <= now) {
    const clock = clockWords(until)
    return fail(
      'wrong-state',
      `撤销时限已于 ${clock} 届满；如须更改，请说明理由后重新打开。It could be taken back until ${clock}; reopen it with a reason instead.`,
      'decision',
    )
  }
  if (letters > 0) {
    return fail(
      'wrong-state',
      `已据此发出 ${letters} 件公函，请先撤回公函，或说明理由后重新打开。${letters} letters went out upon it: withdraw them first, or reopen it with a reason.`,
      'letters',
    )
  }
  return changed(violation, {
    status: 'suspected',
    enforcementStep: decision.from,
    handling: { ...handlingOf(violation), decision: null },
  })
}

/** A decision of any age is gone back on, with a reason: 核查 begins anew. What followed stands until each is undone. */
export function decideReopen(violation: Violation): Result<Violation> {
  if (violation.status === 'suspected') {
    return wrongStatus(violation, '该线索仍在核查，不必重新打开', 'It is still open')
  }
  return changed(violation, {
    status: 'suspected',
    enforcementStep: 'verify',
    handling: { ...handlingOf(violation), decision: null },
  })
}
