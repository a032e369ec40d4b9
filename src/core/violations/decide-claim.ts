import { fail, type Result, succeed } from '../fault.ts'
import { between, type Instant, plus } from '../time/instant.ts'
import { changed, wrongStatus } from './decide-review.ts'
import { CLAIMED_FOR, clockWords, handlingOf, holderOf, nameOf } from './handling.ts'
import type { Violation } from './violation.ts'

const isSettled = ({ status }: Violation): boolean => status === 'dismissed' || status === 'closed'

type Claimant = {
  readonly who: string
  /** Takes it from whoever holds it. */
  readonly takeOver: boolean
}

function heldWords(violation: Violation, holder: string): Result<never> {
  const { claimedUntil } = handlingOf(violation)
  const name = nameOf(holder)
  const [zh, en] =
    claimedUntil === null
      ? ['', '']
      : [`至 ${clockWords(claimedUntil)} `, ` until ${clockWords(claimedUntil)}`]
  return fail(
    'conflict',
    `已由 ${name} ${zh}认领；可说明理由后接手。Claimed by ${name}${en}; it can be taken over with a reason.`,
    'claimedBy',
  )
}

/**
 * One person works on it, until the claim lapses; nobody else takes it away silently. Claiming a clue begins 核查.
 * The holder renews by claiming again, which changes nothing while more than half of the time is left.
 */
export function decideClaim(
  violation: Violation,
  { who, takeOver }: Claimant,
  now: Instant,
): Result<Violation> {
  if (isSettled(violation)) {
    return wrongStatus(violation, '已结束的线索不能认领', 'A settled violation cannot be claimed')
  }
  const holder = holderOf(violation, now)
  if (holder !== null && holder !== who && !takeOver) return heldWords(violation, holder)
  const handling = handlingOf(violation)
  const left = handling.claimedUntil === null ? 0 : between(now, handling.claimedUntil)
  if (holder === who && left > CLAIMED_FOR / 2 && left <= CLAIMED_FOR) return succeed(violation)
  const enforcementStep =
    violation.enforcementStep === 'clue' ? 'verify' : violation.enforcementStep
  return changed(violation, {
    claimedBy: who,
    enforcementStep,
    handling: { ...handling, claimedUntil: plus(now, CLAIMED_FOR) },
  })
}

/** Given back by who holds it, by an administrator, or by anybody once it has lapsed. */
export function decideRelease(
  violation: Violation,
  { who, mayOverrule }: { readonly who: string; readonly mayOverrule: boolean },
  now: Instant,
): Result<Violation> {
  if (violation.claimedBy === null) {
    return fail('wrong-state', '该线索未被认领。It is not claimed.', 'claimedBy')
  }
  const holder = holderOf(violation, now)
  if (holder !== null && holder !== who && !mayOverrule) {
    const name = nameOf(holder)
    return fail(
      'not-allowed',
      `只有 ${name} 或管理员可以释放。Only ${name} or an administrator can release it.`,
      'claimedBy',
    )
  }
  const enforcementStep =
    violation.enforcementStep === 'verify' ? 'clue' : violation.enforcementStep
  return changed(violation, {
    claimedBy: null,
    enforcementStep,
    handling: { ...handlingOf(violation), claimedUntil: null },
  })
}

/** Says whose it is to deal with; `null`: nobody's in particular any more. Who holds it now goes on holding it. */
export function decideAssign(violation: Violation, assignedTo: string | null): Result<Violation> {
  if (isSettled(violation)) {
    return wrongStatus(violation, '已结束的线索不能指派', 'A settled violation cannot be assigned')
  }
  const handling = handlingOf(violation)
  if (handling.assignedTo === assignedTo) return succeed(violation)
  return changed(violation, { handling: { ...handling, assignedTo } })
}
