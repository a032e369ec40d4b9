import type { DayInfo } from '../calendar/day-info.ts'
import { milliseconds, toSeconds } from '../time/duration.ts'
import { civilDateOf, later, minus } from '../time/instant.ts'
import type { SessionFacts } from './facts.ts'
import type { Law } from './law.ts'
import type { JudgedDay, RuleHit, TeachingSession, Verdict, VerdictBasis } from './verdict.ts'
import { weighed } from './weigh.ts'

const BASES: readonly VerdictBasis[] = ['direct', 'by-reference', 'project-default']

/** The contract's form of a day. */
const judgedDay = (day: DayInfo): JudgedDay => ({
  date: day.date,
  region: day.region,
  stage: day.stage,
  kind: day.kind,
  also: day.also,
  sources: day.sources,
})

/** Seconds covered by the hits, counted once where they overlap. Hits come in order of their start. */
export function coveredSeconds(hits: readonly RuleHit[]): number {
  let covered = 0
  let reached: RuleHit['to'] | null = null
  for (const hit of hits) {
    const from = reached === null ? hit.from : later(reached, hit.from)
    if (hit.to > from) covered += hit.to - from
    reached = reached === null ? hit.to : later(reached, hit.to)
  }
  return toSeconds(milliseconds(covered))
}

const touches = (hit: RuleHit, day: DayInfo): boolean =>
  civilDateOf(hit.from) <= day.date && day.date <= civilDateOf(minus(hit.to, milliseconds(1)))

/** docs/rules.md §1.8: all conditions that law and data can answer; who is taught what is the caller's to add. */
function mayCutAlone(
  session: TeachingSession,
  facts: SessionFacts,
  law: Law,
  days: readonly DayInfo[],
  hits: readonly RuleHit[],
): boolean {
  if (session.stage !== 'compulsory' && session.stage !== 'preschool') return false
  const { afterSeconds, minimumSubjectConfidence } = law.rules.cut
  const doubtful = (facts.subjectConfidence ?? 1) < minimumSubjectConfidence
  if (doubtful && session.stage !== 'preschool') return false
  const direct = hits.filter((h) => h.verdict === 'forbidden' && h.basis === 'direct')
  if (coveredSeconds(direct) <= afterSeconds) return false
  const used = days.filter((day) => direct.some((h) => touches(h, day)))
  return used.every((day) => !day.provisional && day.schoolCalendarKnown)
}

function strongest(hits: readonly RuleHit[]): Pick<Verdict, 'verdict' | 'basis'> {
  const forbidden = hits.filter((h) => h.verdict === 'forbidden')
  const decisive = forbidden.length > 0 ? forbidden : hits.filter((h) => h.verdict === 'review')
  const verdict = decisive[0]?.verdict ?? 'permitted'
  const basis = BASES.find((b) => decisive.some((h) => h.basis === b)) ?? 'direct'
  return { verdict, basis }
}

/** Folds days and hits into the contract's verdict. Object rules stand first among hits that begin together. */
export function conclude(
  session: TeachingSession,
  facts: SessionFacts,
  law: Law,
  days: readonly DayInfo[],
  hits: readonly RuleHit[],
): Verdict {
  return {
    ...strongest(hits),
    provisional: days.some((day) => day.provisional),
    autoCut: mayCutAlone(session, facts, law, days, hits),
    days: days.map(judgedDay),
    hits,
    keyPeriod: days.find((day) => day.keyPeriod !== null)?.keyPeriod ?? null,
    ruleVersion: law.rules.version,
    ...weighed(session, facts, law, hits),
  }
}
