import { between, type Instant } from '../time/instant.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import { isInstructing, type SessionEvidence } from './session-evidence.ts'
import { believe } from './weighed-screens.ts'

/** What has leaned towards a lesson for long without being believed: shown to a person, once in a session. */
export type Lead = {
  /** When it began to lean. */
  readonly since: Instant
  /** `over`: it became a lesson, or turned out to be something else. */
  readonly state: 'open' | 'over'
}

/** The lead after a look that was added to the evidence. A session has one at most, so nobody is called twice. */
export function followLead(
  before: Lead | null,
  evidence: SessionEvidence,
  at: Instant,
  rule: AddingUp,
): Lead | null {
  const { leaningSince } = evidence
  const { lead, over } = rule.leaning
  if (lead === null) return before
  if (before === null) {
    const lasts = leaningSince !== null && between(leaningSince, at) >= lead
    return lasts ? { since: leaningSince, state: 'open' } : null
  }
  if (before.state === 'over') return before
  const turned = believe(evidence.screens, at, rule).average < over
  return turned || isInstructing(evidence, at, rule) ? { ...before, state: 'over' } : before
}
