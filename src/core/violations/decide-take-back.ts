import { fail, type Result } from '../fault.ts'
import { seconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { changed, wrongStatus } from './decide-review.ts'
import { clockWords, handlingOf, nameOf, takenBackUntil, youngUntil } from './handling.ts'
import type { Decision, Violation } from './violation.ts'

/** A decision further ahead than this was made before the clock was set back: nobody knows how old it is. */
const AHEAD_AT_MOST = seconds(5)

type TakenBackBy = {
  readonly who: string
  /** An officer may take back what another confirmed. */
  readonly mayOverrule: boolean
  /** Letters that went out upon it and were not withdrawn. */
  readonly letters: number
}

const isAhead = ({ at }: Decision, now: Instant): boolean => plus(now, AHEAD_AT_MOST) < at

function ofAnother(
  { by, kind }: Decision,
  who: string,
  mayOverrule: boolean,
): Result<never> | null {
  if (by === who || mayOverrule) return null
  const name = nameOf(by)
  const [zh, en] = kind === 'confirmed' ? ['认定', 'confirmation'] : ['排除', 'dismissal']
  return fail(
    'not-allowed',
    `只有 ${name} 或管理员可以撤销这次${zh}。Only ${name} or an administrator can take this ${en} back.`,
    'decision',
  )
}

const lettersStand = (letters: number): Result<never> | null =>
  letters === 0
    ? null
    : fail(
        'wrong-state',
        `已据此发出 ${letters} 件公函，请先撤回公函。${letters} letters went out upon it: withdraw them first.`,
        'letters',
      )

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
  const others = ofAnother(decision, who, mayOverrule)
  if (others !== null) return others
  if (isAhead(decision, now)) {
    return fail(
      'wrong-state',
      '时钟已被调回，无法判断撤销时限；如须更改，请说明理由后重新打开。The clock was set back, so nobody can tell how old the decision is; reopen it with a reason instead.',
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
  return (
    lettersStand(letters) ??
    changed(violation, {
      status: 'suspected',
      enforcementStep: decision.from,
      handling: { ...handlingOf(violation), decision: null },
    })
  )
}

/** While a decision is young, or so it seems: reopening must not be a way around who may take it back, and when. */
function isYoung(decision: Decision, now: Instant): boolean {
  return isAhead(decision, now) || now < youngUntil(decision)
}

/**
 * A decision of any age is gone back on, with a reason: 核查 begins anew. What followed stands until each is undone. A young
 * one only by who may take it back, and not while a letter stands.
 */
export function decideReopen(
  violation: Violation,
  { who, mayOverrule, letters }: TakenBackBy,
  now: Instant,
): Result<Violation> {
  const { decision } = handlingOf(violation)
  if (violation.status === 'suspected') {
    return wrongStatus(violation, '该线索仍在核查，不必重新打开', 'It is still open')
  }
  if (decision !== null && isYoung(decision, now)) {
    const refused = ofAnother(decision, who, mayOverrule) ?? lettersStand(letters)
    if (refused !== null) return refused
  }
  return changed(violation, {
    status: 'suspected',
    enforcementStep: 'verify',
    handling: { ...handlingOf(violation), decision: null },
  })
}
