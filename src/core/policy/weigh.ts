import { addMonths, type CivilDate } from '../time/civil-date.ts'
import { civilDateOf } from '../time/instant.ts'
import { bringsCard, cardLedger } from './cards.ts'
import type { EarlierCase, SessionFacts } from './facts.ts'
import type { Law } from './law.ts'
import { parameterOf, type RuleBook, ruleInForce } from './rule-book.ts'
import type { Aggravation, BookCode, RuleHit, TeachingSession, Verdict } from './verdict.ts'

/** How a rule that makes an act weigh more read on a day; `null` when it was not in force or reaches another content. */
function aggravation(
  rules: RuleBook,
  rule: Aggravation['rule'] & BookCode,
  date: CivilDate,
  session: Pick<TeachingSession, 'stage' | 'content'>,
): (Aggravation & { readonly windowMonths: number }) | null {
  const version = ruleInForce(rules, rule, date, session.stage, session.content)
  if (version === null) return null
  const windowMonths = parameterOf(version, 'windowMonths', 24)
  return { rule, law: version.law, effectiveFrom: version.from, windowMonths }
}

const stated = ({ rule, law, effectiveFrom }: Aggravation): Aggravation => ({
  rule,
  law,
  effectiveFrom,
})

/** 从重 by a teacher in service (教育部令53号第16条(六)), on the day of the act. */
export function teacherAggravation(
  rules: RuleBook,
  date: CivilDate,
  session: Pick<TeachingSession, 'stage' | 'content'>,
): readonly Aggravation[] {
  const found = aggravation(rules, 'ACT-TEACHER', date, session)
  return found === null ? [] : [stated(found)]
}

function repeatAggravation(
  rules: RuleBook,
  date: CivilDate,
  session: Pick<TeachingSession, 'stage' | 'content'>,
  earlier: readonly EarlierCase[],
): readonly Aggravation[] {
  const found = aggravation(rules, 'AGG-REPEAT', date, session)
  if (found === null) return []
  const { windowMonths } = found
  const again = earlier.some(({ on }) => on < date && date <= addMonths(on, windowMonths))
  return again ? [stated(found)] : []
}

function cardOf(
  law: Law,
  date: CivilDate,
  earlier: readonly EarlierCase[] | undefined,
  hits: readonly RuleHit[],
): Pick<Verdict, 'card'> {
  const policy = law.rules.cards
  const isDue = date >= policy.from && hits.some(({ rule }) => bringsCard(rule))
  if (!isDue || earlier === undefined) return {}
  const before = earlier.filter(({ on }) => on < date)
  const cases = before.map((one, place) => ({ ...one, id: String(place) }))
  const ledger = cardLedger(cases, policy, date)
  const { counted: earlierCases, yellowCards, next: mark } = ledger
  return { card: { mark, earlierCases, yellowCards, law: policy.law } }
}

/**
 * What makes a forbidden or doubtful act weigh more, and the card it would bring once it is confirmed. Nothing when
 * the facts tell of neither teacher nor earlier cases: what is not known is left out, not denied.
 */
export function weighed(
  session: Pick<TeachingSession, 'start' | 'stage' | 'content'>,
  facts: SessionFacts,
  law: Law,
  hits: readonly RuleHit[],
): Pick<Verdict, 'aggravations' | 'card'> {
  const { inServiceTeacher, earlierCases } = facts
  if (inServiceTeacher === undefined && earlierCases === undefined) return {}
  if (hits.length === 0) return {}
  const date = civilDateOf(session.start)
  const aggravations = [
    ...(inServiceTeacher === true ? teacherAggravation(law.rules, date, session) : []),
    ...repeatAggravation(law.rules, date, session, earlierCases ?? []),
  ]
  return {
    ...(aggravations.length === 0 ? {} : { aggravations }),
    ...cardOf(law, date, earlierCases, hits),
  }
}
