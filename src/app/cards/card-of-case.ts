import type { CardTold } from '../../core/letters/letter.ts'
import { type CardCaseMarks, unmarked } from '../../core/policy/card-appeals.ts'
import type { CardEntry, SetAside } from '../../core/policy/cards.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { type CardQueryDeps, lawfulLedger, toldLedger } from './institution-cards.ts'

/** The card that a case brought, and what people have said of it. */
export type CardOfCase = {
  /** `null`: it counts for none, because nobody confirmed it, it breaks no rule of time, or an appeal keeps it from counting. */
  readonly entry: CardEntry | null
  readonly setAside: SetAside | null
  readonly marks: CardCaseMarks
  /** What the institution has by now, in yellow cards. */
  readonly yellowCards: number
  /** Cases among them of regions where whoever asks may not look. */
  readonly foreign: number
}

/** @param ledgerOf as it is shown, where nothing else is said; a notice tells the sum that the law counts */
export async function cardOfCase(
  records: Records,
  deps: Pick<CardQueryDeps, 'law' | 'clock'>,
  { id, institutionId }: Violation,
  ledgerOf: typeof lawfulLedger = toldLedger,
): Promise<CardOfCase> {
  const institution = await records.institutions.find(institutionId)
  const marks = (await records.cardCases.of(id)) ?? unmarked(id)
  if (institution === null)
    return { entry: null, setAside: null, marks, yellowCards: 0, foreign: 0 }
  const ledger = await ledgerOf(records, deps, institution)
  const { entries, setAside, yellowCards, foreign } = ledger
  return {
    entry: entries.find(({ caseId }) => caseId === id) ?? null,
    setAside: setAside.find(({ caseId }) => caseId === id) ?? null,
    marks,
    yellowCards,
    foreign,
  }
}

/** The same as its notice tells it; `null`: there is nothing to tell. */
export async function cardToldOf(
  records: Records,
  deps: Pick<CardQueryDeps, 'law' | 'clock'>,
  violation: Violation,
): Promise<CardTold | null> {
  const { entry, marks, yellowCards } = await cardOfCase(records, deps, violation, lawfulLedger)
  if (entry === null) return null
  const { law, appealWorkdays } = deps.law().rules.cards
  return {
    mark: entry.mark,
    on: entry.on,
    yellowCards,
    countsUntil: entry.countsUntil,
    grave: marks.grave?.why ?? null,
    appealWorkdays,
    law,
  }
}
