import type { DayKind } from '../calendar/day-kind.ts'
import type { Actor, Content, RegionCode, Stage } from '../registry/institution.ts'
import { civilDateOf, type Instant } from '../time/instant.ts'
import type { Interval } from '../time/interval.ts'
import type { Ruling } from './day/day-ruling.ts'
import { PERMITTED } from './day/day-ruling.ts'
import { daysOf, type RuledStretch, ruledStretches } from './day/time-hits.ts'
import { NO_FACTS, needsPerson, type SessionFacts } from './facts.ts'
import { type Law, profileFor } from './law.ts'
import { objectFindings, timeScope } from './objects/object-rules.ts'
import type { RuleCode, TeachingSession, VerdictKind } from './verdict.ts'
import { reasonOf, type Sentence } from './words/explain.ts'

/** A stretch of time in which the same thing holds for the same reason; `end` is the next boundary. */
export type LegalWindow = Interval & {
  readonly verdict: VerdictKind
  readonly rule: RuleCode | null
  readonly kind: DayKind
  readonly reason: Sentence
}

/** What is known of the institution at a moment: a licence may run out within the span. */
export type FactsAt = (instant: Instant) => SessionFacts

/** An object rule covers all time; otherwise the day and the hour decide. */
function rulingAt(
  session: TeachingSession,
  law: Law,
  facts: SessionFacts,
  tile: RuledStretch,
): Ruling {
  if (session.stage === 'adult' || facts.whiteListed === true) return PERMITTED
  const [found] = objectFindings(session, facts, law.rules, civilDateOf(tile.start))
  const byTime = timeScope(session, facts) === 'none' ? PERMITTED : tile.ruling
  const ruling = found === undefined ? byTime : stronger(found, byTime)
  const isLeft = needsPerson(facts) && ruling.verdict === 'forbidden'
  return isLeft ? { ...ruling, verdict: 'review' } : ruling
}

function stretchesOf(
  session: TeachingSession,
  law: Law,
  factsAt: FactsAt,
): readonly RuledStretch[] {
  const days = daysOf(law, session, session.region, session.stage)
  const profile = profileFor(law, session.region, session.profile) ?? law.profiles.fallback
  return ruledStretches(law, profile, session, days).map((tile) => ({
    ...tile,
    ruling: rulingAt(session, law, factsAt(tile.start), tile),
  }))
}

function stronger(found: Ruling, byTime: Ruling): Ruling {
  return found.verdict === 'review' && byTime.verdict === 'forbidden' ? byTime : found
}

const joinable = (a: LegalWindow, b: RuledStretch): boolean =>
  a.end === b.start &&
  a.verdict === b.ruling.verdict &&
  a.rule === b.ruling.rule &&
  a.kind === b.day.kind

/**
 * Tiles [from, to) with what teaching would be at every moment: half-open windows, no gap, no overlap, each as long
 * as verdict, rule and kind of day stay the same. Looks for subject teaching by a licensed online subject institution
 * unless told otherwise. Lesson lengths are not part of it.
 */
export function windows(
  from: Instant,
  to: Instant,
  region: RegionCode,
  stage: Stage,
  actor: Actor | undefined,
  law: Law,
  content: Content = 'subject',
): readonly LegalWindow[] {
  const session: TeachingSession = {
    start: from,
    end: to,
    region,
    stage,
    content,
    actor: actor ?? 'licensed-online-subject',
  }
  return windowsOf(session, law)
}

/** As `windows`, of the institution that `session` and `factsAt` describe: its licence, white list and net school. */
export function windowsOf(
  session: TeachingSession,
  law: Law,
  factsAt: FactsAt = () => NO_FACTS,
): readonly LegalWindow[] {
  if (session.end <= session.start) return []
  const joined: LegalWindow[] = []
  for (const stretch of stretchesOf(session, law, factsAt)) {
    const last = joined.at(-1)
    if (last !== undefined && joinable(last, stretch)) {
      joined[joined.length - 1] = { ...last, end: stretch.end }
      continue
    }
    const { start, end, ruling, day } = stretch
    joined.push({
      start,
      end,
      verdict: ruling.verdict,
      rule: ruling.rule,
      kind: day.kind,
      reason: reasonOf(ruling.rule, day),
    })
  }
  return joined
}
