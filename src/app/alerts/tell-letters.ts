import type { AlertCase } from '../../core/alerts/decide-messages.ts'
import { letterAlert, type OverdueLetter } from '../../core/alerts/letter-case.ts'
import { deadlineOf, type Letter } from '../../core/letters/letter.ts'
import { reminderWaiting } from '../../core/letters/reminders.ts'
import type { Page, Records } from '../../ports/records/records.ts'
import { casesOf } from './alert-cases.ts'
import type { OutwardDeps } from './alert-deps.ts'
import { tellCases } from './tell-alerts.ts'

const AT_ONCE = 200

/** What is told of a letter; none: a person sent the reminder, or none has fallen due. */
function overdueOf(letter: Letter): readonly OverdueLetter[] {
  const waiting = reminderWaiting(letter)
  const due = deadlineOf(letter)
  if (waiting === null || due === null || waiting.cause === 'no-receipt') return []
  const { id, number, addressee, receipt } = letter
  const receivedAt = receipt?.receivedAt ?? null
  return [{ id, number, addressee, due, receivedAt, raisedAt: waiting.at }]
}

/** All of them: of many, those that have waited longest are told like the others. */
async function allOverdue({ letters }: Pick<Records, 'letters'>): Promise<readonly Letter[]> {
  const all: Letter[] = []
  let cursor: string | null = null
  do {
    const page: Page<Letter> = await letters.list({ status: 'overdue' }, { limit: AT_ONCE, cursor })
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return all
}

/**
 * Writes down the messages of letters whose time is over: once each, and again with every reminder that falls due and that
 * nobody sends. Resolves with how many messages came to it.
 */
export async function tellLetters(deps: OutwardDeps): Promise<number> {
  return await deps.transactions.run(async (records) => {
    const overdue = (await allOverdue(records)).flatMap((letter) =>
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
