import type { Result } from '../fault.ts'
import type { Instant } from '../time/instant.ts'
import { decideConfirm, decideDismiss } from '../violations/decide-review.ts'
import { decideReopen } from '../violations/decide-take-back.ts'
import type { Violation } from '../violations/violation.ts'
import type { DecisionKind } from './decided-lead.ts'

type Overturn = {
  readonly who: string
  readonly kind: DecisionKind
  /** Letters that went out upon it and were not withdrawn. */
  readonly letters: number
}

/**
 * A violation as an officer decides it who settles a disagreement the other way: reopened and decided in one step. What
 * followed upon the first decision stands until each is undone.
 */
export function overturn(
  violation: Violation,
  { who, kind, letters }: Overturn,
  now: Instant,
): Result<Violation> {
  const reopened = decideReopen(violation, { who, mayOverrule: true, letters }, now)
  if (!reopened.ok) return reopened
  const free = { ...reopened.value, claimedBy: null }
  const decide = kind === 'confirmed' ? decideConfirm : decideDismiss
  const decided = decide(free, who, now)
  if (!decided.ok) return decided
  return { ...decided, value: { ...decided.value, version: violation.version + 1 } }
}
