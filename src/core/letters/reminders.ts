import { type Duration, hours } from '../time/duration.ts'
import { between, type Instant, plus } from '../time/instant.ts'
import { deadlineOf, isOpen, isOutstanding, type Letter, type RaisedReminder } from './letter.ts'

/** How often people are told that an overdue letter is still overdue, and how often at most. Ours: docs/rules.md §7. */
const AGAIN_EVERY: Duration = hours(24)
const AGAIN_AT_MOST = 7

/**
 * When which reminder of a letter falls due, in order, as if nothing more ever came back. What our own look has settled needs
 * none: the first deadline of the others counts.
 */
export function reminderPlan(letter: Letter): readonly RaisedReminder[] {
  const left = letter.measures.filter((one) => one.provenAt === undefined || isOutstanding(one))
  const deadline = deadlineOf({ measures: left })
  if (deadline === null) return []
  const half = (between(letter.issuedAt, deadline) / 2) as Duration
  const again = Array.from({ length: AGAIN_AT_MOST }, (_, nth) => ({
    at: plus(deadline, ((nth + 1) * AGAIN_EVERY) as Duration),
    cause: 'still-overdue' as const,
  }))
  return [
    { at: plus(letter.issuedAt, half), cause: 'no-receipt' },
    { at: deadline, cause: 'overdue' },
    ...again,
  ]
}

/** Those that were neither raised nor overtaken by a reminder that a person has sent, in order. */
export function remindersLeft(letter: Letter): readonly RaisedReminder[] {
  if (!isOpen(letter)) return []
  const settledUntil = Math.max(
    ...letter.raised.map(({ at }) => at),
    ...letter.reminders.map(({ at }) => at),
    letter.issuedAt,
  )
  return reminderPlan(letter)
    .filter(({ at }) => settledUntil < at)
    .filter(({ cause }) => cause !== 'no-receipt' || letter.receipt === null)
}

/**
 * Those that are due at `now` and were neither raised nor overtaken by a reminder that a person has sent. A receipt settles
 * `no-receipt`, our own proof or a withdrawal all of them. Of several that fell due while nobody ran, the last stands for all.
 */
export function remindersDue(letter: Letter, now: Instant): readonly RaisedReminder[] {
  return remindersLeft(letter)
    .filter(({ at }) => at <= now)
    .slice(-1)
}

/** Raised, and not sent since: what people are told. */
export function reminderWaiting(letter: Letter): RaisedReminder | null {
  const last = letter.raised.at(-1)
  if (last === undefined || !isOpen(letter)) return null
  const settled =
    letter.reminders.some(({ at }) => at >= last.at) ||
    (last.cause === 'no-receipt' && letter.receipt !== null)
  return settled ? null : last
}
