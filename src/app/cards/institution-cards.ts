import { standingOf } from '../../core/policy/card-appeals.ts'
import { bringsCard, type CardCase, type CardLedger, cardLedger } from '../../core/policy/cards.ts'
import type { EarlierCase } from '../../core/policy/facts.ts'
import type { Law } from '../../core/policy/law.ts'
import type { CardPolicy } from '../../core/policy/rule-book.ts'
import type { Verdict } from '../../core/policy/verdict.ts'
import { weighed } from '../../core/policy/weigh.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CountedRecords, Records, Transactions } from '../../ports/records/records.ts'
import { everyPage } from '../queries/every-page.ts'
import { loadMarks } from './case-marks.ts'

export type CardQueryDeps = {
  readonly transactions: Transactions
  readonly law: () => Law
  readonly clock: Pick<Clock, 'now'>
}

/** The law counts what a body did anywhere, also in regions that whoever asks may not look at. */
type CardRecords = { readonly whole: CountedRecords }

/** A person has found it true, and has not taken that back. */
const CONFIRMED = ['confirmed', 'disposed', 'closed'] as const

export const isTimeViolation = ({ rules }: Violation): boolean => rules.some(bringsCard)

type Case = { readonly violation: Violation; readonly card: CardCase }

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
  records: CountedRecords,
  institution: Institution,
  policy: CardPolicy,
): Promise<readonly Case[]> {
  const found: Violation[] = []
  for (const { id } of await sameBody(records, institution)) {
    for (const status of CONFIRMED) {
      const filter = { institutionId: id, status }
      found.push(...(await everyPage((page) => records.violations.list(filter, page))))
    }
  }
  const valid = found.filter((one) => institution.rehearsal || !one.rehearsal)
  const marksOf = await loadMarks(
    records,
    valid.map(({ id }) => id),
  )
  return valid.map((violation) => {
    const marks = marksOf(violation.id)
    const grave = marks.grave !== null
    const standing = standingOf(marks, policy)
    const card = { id: violation.id, on: civilDateOf(violation.openedAt), grave, standing }
    return { violation, card }
  })
}

/** As of now, inside a transaction. It names cases of everywhere: nobody but the functions below may hand it on. */
async function ledgerOf(
  records: CardRecords,
  deps: Pick<CardQueryDeps, 'law' | 'clock'>,
  institution: Institution,
): Promise<CardLedger> {
  const policy = deps.law().rules.cards
  const cases = await confirmedOf(records.whole, institution, policy)
  const timely = cases.filter(({ violation }) => isTimeViolation(violation))
  return cardLedger(
    timely.map(({ card }) => card),
    policy,
    civilDateOf(deps.clock.now()),
  )
}

/**
 * What the law counts, with the cases named that whoever asks may look at. `foreign`: how many of those that count lie in
 * regions where he may not: they are in the sum, and nothing else is told of them.
 */
export type NamedLedger = CardLedger & { readonly foreign: number }

async function namedLedger(
  records: Records,
  counted: CardRecords,
  deps: Pick<CardQueryDeps, 'law' | 'clock'>,
  institution: Institution,
): Promise<NamedLedger> {
  const ledger = await ledgerOf(counted, deps, institution)
  const today = civilDateOf(deps.clock.now())
  const named = [...ledger.entries, ...ledger.setAside].map(({ caseId }) => caseId)
  const shown = new Set((await records.violations.findMany(named)).map(({ id }) => id))
  const own = ({ caseId }: { readonly caseId: string }) => shown.has(caseId)
  const entries = ledger.entries.filter(own)
  const counting = entries.filter(({ on, countsUntil }) => on <= today && today <= countsUntil)
  return {
    ...ledger,
    entries,
    setAside: ledger.setAside.filter(own),
    foreign: ledger.counted - counting.length,
  }
}

/** The ledger by which a case of whoever asks is marked: the notice tells the sum that the law counts, wherever it came about. */
export const lawfulLedger = (
  records: Records,
  deps: Pick<CardQueryDeps, 'law' | 'clock'>,
  institution: Institution,
): Promise<NamedLedger> => namedLedger(records, records, deps, institution)

/** The same as it is shown: a case that whoever looks reviews as the second person is not there for him, nor in the sum. */
export const toldLedger = (
  records: Records,
  deps: Pick<CardQueryDeps, 'law' | 'clock'>,
  institution: Institution,
): Promise<NamedLedger> => namedLedger(records, { whole: records.counted }, deps, institution)

/** `elsewhere`: the same credit code is registered where whoever asks may not look, and what it did there is not counted. */
export type ShownLedger = NamedLedger & { readonly elsewhere: boolean }

/**
 * Whether all that is registered with this credit code may be looked at. A code is public: who registers one by it learns
 * nothing by that of what others have registered.
 */
async function hasUnseenBody(
  { institutions, whole }: Pick<Records, 'institutions' | 'whole'>,
  institution: Institution,
): Promise<boolean> {
  const all = new Set((await sameBody(whole, institution)).map(({ id }) => id))
  return (await institutions.findMany([...all])).length < all.size
}

/** The ledger as it is shown to whoever asks. */
export async function shownLedger(
  records: Records,
  deps: Pick<CardQueryDeps, 'law' | 'clock'>,
  institution: Institution,
): Promise<ShownLedger> {
  const elsewhere = await hasUnseenBody(records, institution)
  const counted = { whole: elsewhere ? records : records.counted }
  return { ...(await namedLedger(records, counted, deps, institution)), elsewhere }
}

/** Reminders, yellow and red cards of an institution as of now, from its confirmed cases (docs/rules.md §5.6). */
export const cardsOf = (deps: CardQueryDeps, institution: Institution): Promise<ShownLedger> =>
  deps.transactions.run((records) => shownLedger(records, deps, institution))

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
    const others = await confirmedOf(records.counted, institution, deps.law().rules.cards)
    // What does not count at present is not held against anybody.
    const earlier = others.filter(
      ({ violation: { id }, card: { standing } }) => id !== violation.id && standing === 'counts',
    )
    const stage = violation.judgement.days[0]?.stage ?? 'compulsory'
    const act = { start: violation.openedAt, stage, content: 'subject' } as const
    const by = (earlierCases: readonly EarlierCase[]) =>
      weighed(act, { earlierCases }, deps.law(), violation.judgement.hits)
    const { aggravations } = by(earlier.map(({ card }) => card))
    const { card } = by(
      earlier.filter((one) => isTimeViolation(one.violation)).map((one) => one.card),
    )
    return {
      ...(aggravations === undefined ? {} : { aggravations }),
      ...(card === undefined ? {} : { card }),
    }
  })
}
