import { addMonths, type CivilDate } from '../time/civil-date.ts'
import type { CaseStanding } from './card-appeals.ts'
import type { CardPolicy } from './rule-book.ts'
import type { CardMark, RuleCode } from './verdict.ts'

/** A case of teaching at forbidden times that a person has confirmed. */
export type CardCase = {
  readonly id: string
  /** Day of the act. */
  readonly on: CivilDate
  /** “情形极为严重”, found by a person: red at once. */
  readonly grave?: boolean
  /** Left out: it counts. One that does not brings no card, and later ones count as if it had not been. */
  readonly standing?: CaseStanding
}

/** A case that an appeal keeps from counting, for now or for good. */
export type SetAside = {
  readonly caseId: string
  readonly on: CivilDate
  readonly standing: Exclude<CaseStanding, 'counts'>
}

export type CardEntry = {
  readonly caseId: string
  readonly on: CivilDate
  readonly mark: CardMark
  /** In yellow cards: a reminder weighs nothing, a grave case as many as make it red. */
  readonly weight: number
  /** The last day on which it counts. */
  readonly countsUntil: CivilDate
}

export type CardLedger = {
  /** By day of the act, those that no longer count among them. */
  readonly entries: readonly CardEntry[]
  /** By day of the act. */
  readonly setAside: readonly SetAside[]
  /** Cases that still count on the day asked for. */
  readonly counted: number
  /** Weight that still counts, in yellow cards. */
  readonly yellowCards: number
  /** The heaviest mark that still counts; `null` when none does. */
  readonly standing: CardMark | null
  /** What one more confirmed case on that day would bring. */
  readonly next: CardMark
}

const counting = (entries: readonly CardEntry[], on: CivilDate): readonly CardEntry[] =>
  entries.filter((entry) => entry.on <= on && on <= entry.countsUntil)

const weightOf = (entries: readonly CardEntry[]): number =>
  entries.reduce((sum, { weight }) => sum + weight, 0)

/** First a reminder, again yellow, and red once the yellow cards are complete. */
function markAfter(earlier: readonly CardEntry[], policy: CardPolicy): CardMark {
  if (earlier.length === 0) return 'reminder'
  return weightOf(earlier) + 1 >= policy.yellowCardsToRed ? 'red' : 'yellow'
}

function entryOf(one: CardCase, earlier: readonly CardEntry[], policy: CardPolicy): CardEntry {
  const mark = one.grave === true ? 'red' : markAfter(earlier, policy)
  const weight = mark === 'reminder' ? 0 : 1
  return {
    caseId: one.id,
    on: one.on,
    mark,
    weight: one.grave === true ? policy.yellowCardsToRed : weight,
    countsUntil: addMonths(one.on, policy.windowMonths),
  }
}

/**
 * Reminder, yellow card, red card (教育部 2021-11-01, docs/rules.md §5.6) as of a day. Computed anew from the confirmed
 * cases each time, so a confirmation that is taken back takes its card back, and those that came of it.
 */
export function cardLedger(
  cases: readonly CardCase[],
  policy: CardPolicy,
  on: CivilDate,
): CardLedger {
  const entries: CardEntry[] = []
  const ordered = cases
    .filter((one) => policy.from <= one.on && one.on <= on)
    .toSorted((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
  const setAside = ordered.flatMap(({ id, on: day, standing = 'counts' }) =>
    standing === 'counts' ? [] : [{ caseId: id, on: day, standing }],
  )
  const valid = ordered.filter(({ standing = 'counts' }) => standing === 'counts')
  for (const one of valid) entries.push(entryOf(one, counting(entries, one.on), policy))
  const still = counting(entries, on)
  const marks = still.map(({ mark }) => mark)
  return {
    entries,
    setAside,
    counted: still.length,
    yellowCards: weightOf(still),
    standing: (['red', 'yellow', 'reminder'] as const).find((m) => marks.includes(m)) ?? null,
    next: markAfter(still, policy),
  }
}

/** “限定时间”: holidays, rest days, vacations, teaching time and the hours of rest; the length of a lesson is not. */
export const bringsCard = (rule: RuleCode): boolean => /^(CAL|TOD)-/.test(rule)
