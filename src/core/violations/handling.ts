import { minutes } from '../time/duration.ts'
import { formatInstant, type Instant, plus } from '../time/instant.ts'
import type { Decision, Handling, Violation } from './violation.ts'

/** A claim lapses when its holder does not come back to it: nobody waits for who went home. Ours: docs/rules.md §7. */
export const CLAIMED_FOR = minutes(10)
/** As long a decision can be taken back as if it had not been made. Ours: docs/rules.md §7. */
export const TAKEN_BACK_WITHIN = minutes(10)

export const NOT_HANDLED: Handling = { claimedUntil: null, assignedTo: null, decision: null }

export const handlingOf = ({ handling }: Pick<Violation, 'handling'>): Handling =>
  handling ?? NOT_HANDLED

/** Who holds it now; `null`: nobody, or the claim has lapsed. */
export function holderOf(violation: Violation, now: Instant): string | null {
  const { claimedUntil } = handlingOf(violation)
  return claimedUntil !== null && claimedUntil <= now ? null : violation.claimedBy
}

/** Until when a decision counts as young. */
export const youngUntil = ({ at, until }: Decision): Instant => until ?? plus(at, TAKEN_BACK_WITHIN)

/** Until when the confirmation can be taken back as if it had not been made; `null`: none stands. */
export function takenBackUntil(violation: Violation): Instant | null {
  const { decision } = handlingOf(violation)
  if (decision === null || violation.status !== 'confirmed') return null
  return youngUntil(decision)
}

/** The clock time of an instant with its offset, for a sentence. */
export function clockWords(at: Instant): string {
  const text = formatInstant(at)
  return `${text.slice(11, 16)} ${text.slice(-6)}`
}

/** A person's name as it is spoken of: without the prefix of the audit. */
export const nameOf = (who: string): string => who.replace(/^(user|program):/, '')
