import type { DisguiseFinding, DisguiseKind } from '../../core/findings/disguise.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'

/** Names whose rule sends a case to a person until the substance suffices; the others are a lesson or hide nothing. */
const UNTIL_SEEN: readonly DisguiseKind[] = ['answering-questions', 'parent-guidance']

/** What the judges are told of a room by its names (docs/rules.md §3.2). */
export function factsOfNames(disguises: readonly DisguiseFinding[]): SessionFacts {
  if (disguises.some(({ decision }) => decision === 'counts-as-live-teaching')) return {}
  const pending = disguises.some(({ kind }) => UNTIL_SEEN.includes(kind))
  return pending ? { nameUnderReview: true } : {}
}
