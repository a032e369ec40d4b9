import type { WireNote } from '../../../contracts/handling.ts'
import type { Violation as WireViolation } from '../../../contracts/violation.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import { handlingOf, takenBackUntil } from '../../../core/violations/handling.ts'
import type { Note } from '../../../core/violations/note.ts'
import type { Violation } from '../../../core/violations/violation.ts'

const textOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

/** Who works on it, and what they said. */
export function presentHandling(
  violation: Violation,
): Pick<WireViolation, 'claimedUntil' | 'assignedTo' | 'decision'> {
  const { claimedUntil, assignedTo, decision } = handlingOf(violation)
  return {
    claimedUntil: textOf(claimedUntil),
    assignedTo,
    decision: decision && {
      kind: decision.kind,
      by: decision.by,
      at: formatInstant(decision.at),
      takenBackUntil: textOf(takenBackUntil(violation)),
    },
  }
}

export const presentNote = ({ id, at, by, audience, text, replaces }: Note): WireNote => ({
  id,
  at: formatInstant(at),
  by,
  audience,
  text,
  replaces,
})
