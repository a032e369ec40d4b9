import { bringsCard, type CardCase, type CardLedger, cardLedger } from '../../core/policy/cards.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records.ts'
import { everyPage } from './every-page.ts'

export type CardQueryDeps = {
  readonly transactions: Transactions
  readonly law: () => Law
  readonly clock: Pick<Clock, 'now'>
}

/** A person has found it true, and has not taken that back. */
const isConfirmed = ({ status }: Violation): boolean =>
  status === 'confirmed' || status === 'disposed' || status === 'closed'

/** What happened in a drill counts for the made-up institutions of the drill only. */
const counts = (violation: Violation, institution: Institution): boolean =>
  isConfirmed(violation) &&
  violation.rules.some(bringsCard) &&
  (institution.rehearsal || !violation.rehearsal)

const caseOf = ({ id, openedAt }: Violation): CardCase => ({ id, on: civilDateOf(openedAt) })

/** Cards are counted by credit code: the same body registered twice is one. */
async function sameBody(
  { institutions }: Pick<Records, 'institutions'>,
  institution: Institution,
): Promise<readonly Institution[]> {
  const { creditCode } = institution
  return creditCode === null ? [institution] : await institutions.withCreditCode(creditCode)
}

/** Reminders, yellow and red cards of an institution as of now, from its confirmed cases (rulebook §5.6). */
export function cardsOf(deps: CardQueryDeps, institution: Institution): Promise<CardLedger> {
  return deps.transactions.run(async (records) => {
    const cases: CardCase[] = []
    for (const { id } of await sameBody(records, institution)) {
      const filter = { institutionId: id }
      const violations = await everyPage((page) => records.violations.list(filter, page))
      cases.push(...violations.filter((one) => counts(one, institution)).map(caseOf))
    }
    return cardLedger(cases, deps.law().rules.cards, civilDateOf(deps.clock.now()))
  })
}
