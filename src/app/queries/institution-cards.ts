import { bringsCard, type CardCase, type CardLedger, cardLedger } from '../../core/policy/cards.ts'
import type { EarlierCase } from '../../core/policy/facts.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Verdict } from '../../core/policy/verdict.ts'
import { weighed } from '../../core/policy/weigh.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { everyPage } from './every-page.ts'

export type CardQueryDeps = {
  readonly transactions: Transactions
  readonly law: () => Law
  readonly clock: Pick<Clock, 'now'>
}

/** A person has found it true, and has not taken that back. */
const CONFIRMED = ['confirmed', 'disposed', 'closed'] as const

const isTimeViolation = ({ rules }: Violation): boolean => rules.some(bringsCard)

const caseOf = ({ id, openedAt }: Violation): CardCase => ({ id, on: civilDateOf(openedAt) })

/** Cards are counted by credit code: the same body registered twice is one. */
async function sameBody(
  { institutions }: Pick<Records, 'institutions'>,
  institution: Institution,
): Promise<readonly Institution[]> {
  const { creditCode } = institution
  return creditCode === null ? [institution] : await institutions.withCreditCode(creditCode)
}

/** Confirmed violations of the body. What happened in a drill counts for the made-up institutions of the drill only. */
async function confirmedOf(
  records: Pick<Records, 'institutions' | 'violations'>,
  institution: Institution,
): Promise<readonly Violation[]> {
  const found: Violation[] = []
  for (const { id } of await sameBody(records, institution)) {
    for (const status of CONFIRMED) {
      const filter = { institutionId: id, status }
      found.push(...(await everyPage((page) => records.violations.list(filter, page))))
    }
  }
  return found.filter((one) => institution.rehearsal || !one.rehearsal)
}

/** Reminders, yellow and red cards of an institution as of now, from its confirmed cases (docs/rules.md §5.6). */
export function cardsOf(deps: CardQueryDeps, institution: Institution): Promise<CardLedger> {
  return deps.transactions.run(async (records) => {
    const cases = (await confirmedOf(records, institution)).filter(isTimeViolation).map(caseOf)
    return cardLedger(cases, deps.law().rules.cards, civilDateOf(deps.clock.now()))
  })
}

/**
 * What makes a violation weigh more and the card it brings, by what was confirmed of the same body before: worked out
 * when asked, because an earlier case may be confirmed, or taken back, long after this one was found.
 */
export function weightOf(
  deps: Pick<CardQueryDeps, 'transactions' | 'law'>,
  violation: Violation,
): Promise<Pick<Verdict, 'aggravations' | 'card'>> {
  return deps.transactions.run(async (records) => {
    const institution = await records.institutions.find(violation.institutionId)
    if (institution === null) return {}
    const others = await confirmedOf(records, institution)
    const earlier = others.filter(({ id }) => id !== violation.id)
    const stage = violation.judgement.days[0]?.stage ?? 'compulsory'
    const act = { start: violation.openedAt, stage, content: 'subject' } as const
    const by = (earlierCases: readonly EarlierCase[]) =>
      weighed(act, { earlierCases }, deps.law(), violation.judgement.hits)
    const { aggravations } = by(earlier.map(caseOf))
    const { card } = by(earlier.filter(isTimeViolation).map(caseOf))
    return {
      ...(aggravations === undefined ? {} : { aggravations }),
      ...(card === undefined ? {} : { card }),
    }
  })
}
