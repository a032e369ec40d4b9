import type { Instant } from '../time/instant.ts'
import { nextLookAt } from './judge-letter-proof.ts'
import { isOutstanding, type Letter } from './letter.ts'
import { remindersLeft } from './reminders.ts'

/**
 * When time does something to a letter next: it falls overdue, a reminder is due, it is to be looked after. `null`: never,
 * unless somebody changes it; so it is a week after a letter fell overdue, and always of a notice of a card.
 */
export function nextDueAt(letter: Letter): Instant | null {
  const waits = letter.status === 'issued' || letter.status === 'acknowledged'
  const look = nextLookAt(letter)
  const moments = [
    ...(waits ? letter.measures.filter(isOutstanding).map(({ due }) => due) : []),
    ...remindersLeft(letter).map(({ at }) => at),
    ...(look === null ? [] : [look]),
  ]
  return moments.length === 0 ? null : (Math.min(...moments) as Instant)
}
