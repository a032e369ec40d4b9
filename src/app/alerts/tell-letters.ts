import type { AlertCase } from '../../core/alerts/decide-messages.ts'
import { letterAlert, type OverdueLetter } from '../../core/alerts/letter-case.ts'
import { deadlineOf, type Letter } from '../../core/letters/letter.ts'
import { reminderWaiting } from '../../core/letters/reminders.ts'
import { casesOf } from './alert-cases.ts'
import type { OutwardDeps } from './alert-deps.ts'
import { tellCases } from './tell-alerts.ts'

/** Newest first; no office has more of them open. */
const MOST_LETTERS = 200

/** What is told of a letter; none: a person sent the reminder, or none has fallen due. */
function overdueOf(letter: Letter): readonly OverdueLetter[] {
  const waiting = reminderWaiting(letter)
  const due = deadlineOf(letter)
  if (waiting === null || due === null || waiting.cause === 'no-receipt') return []
  const { id, number, addressee, receipt } = letter
  const receivedAt = receipt?.receivedAt ?? null
  return [{ id, number, addressee, due, receivedAt, raisedAt: waiting.at }]
}

/**
 * Writes down the messages of letters whose time is over: once each, and again with every reminder that falls due and that
 * nobody sends. Resolves with how many messages came to it.
 */
export async function tellLetters(deps: OutwardDeps): Promise<number> {
  return await deps.transactions.run(async (records) => {
    const page = { limit: MOST_LETTERS, cursor: null }
    const { items } = await records.letters.list({ status: 'overdue' }, page)
    const overdue = items.flatMap((letter) =>
      overdueOf(letter).map((told) => ({ told, alert: letterAlert(told, letter) })),
    )
    if (overdue.length === 0) return 0
    const now = deps.clock.now()
    const alerts = overdue.map(({ alert }) => alert)
    const byId = new Map(overdue.map(({ told, alert }) => [alert.id, told]))
    const cases = await casesOf(records, deps.law(), alerts, now)
    const letters = cases.map((one): AlertCase => {
      const letter = byId.get(one.alert.id)
      return letter === undefined ? one : { ...one, letter }
    })
    return await tellCases(deps, records, letters, now)
  })
}
