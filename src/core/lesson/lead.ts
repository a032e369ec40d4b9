import { minutes } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { isInstructing, type SessionEvidence } from './session-evidence.ts'
import { believe } from './weighed-screens.ts'

/** What has leaned towards a lesson for long without being believed: shown to a person, once in a session. */
export type Lead = {
  /** When it began to lean. */
  readonly since: Instant
  /** `over`: it became a lesson, or turned out to be something else. */
  readonly state: 'open' | 'over'
}

/** What leans towards a lesson for so long without being believed is shown to a person. Ours: docs/rules.md §7. */
export const LEAD_AFTER = minutes(5)
/** Below this average more speaks against a lesson than for one, and the lead is taken back. Ours: docs/rules.md §7. */
const TURNED_OUT_OTHERWISE = 0

/** The lead after a look that was added to the evidence. A session has one at most, so nobody is called twice. */
export function followLead(
  before: Lead | null,
  evidence: SessionEvidence,
  at: Instant,
): Lead | null {
  const { leaningSince } = evidence
  if (before === null) {
    const lasts = leaningSince !== null && between(leaningSince, at) >= LEAD_AFTER
    return lasts ? { since: leaningSince, state: 'open' } : null
  }
  if (before.state === 'over') return before
  const turned = believe(evidence.screens, at).average < TURNED_OUT_OTHERWISE
  return turned || isInstructing(evidence, at) ? { ...before, state: 'over' } : before
}
