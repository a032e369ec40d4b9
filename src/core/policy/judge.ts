import type { DayInfo } from '../calendar/day-info.ts'
import { seconds } from '../time/duration.ts'
import { type Instant, minus, plus } from '../time/instant.ts'
import type { Interval } from '../time/interval.ts'
import { demoteWithin, forbiddenRuns, markBorderline, uncertaintyOf } from './borderline.ts'
import { conclude } from './conclude.ts'
import type { DayProfile } from './day/day-profile.ts'
import { lessonLengthHit } from './day/lesson-length.ts'
import { daysOf, hit, hitsOf, ruledStretches } from './day/time-hits.ts'
import { NO_FACTS, needsPerson, type SessionFacts } from './facts.ts'
import { type Law, profileFor } from './law.ts'
import { hitsBesideObjects, objectHits } from './objects/object-hits.ts'
import { timeScope } from './objects/object-rules.ts'
import type { RuleHit, TeachingSession, Verdict } from './verdict.ts'

/** What the parts of a judgement share. */
type Case = {
  readonly session: TeachingSession
  readonly facts: SessionFacts
  readonly law: Law
  readonly days: readonly DayInfo[]
}

/** A timetable nobody knows: as little can be said as without a school calendar. */
function unknownProfileHit({ session }: Case): RuleHit {
  const ruling = {
    rule: 'CAL-UNKNOWN' as const,
    verdict: 'review' as const,
    basis: 'project-default' as const,
    law: [],
    effectiveFrom: null,
  }
  return hit(ruling, session)
}

/** Runs of forbidden time as seen with the uncertainty added on both sides of the session. */
function runsAround(c: Case, profile: DayProfile): readonly Interval[] {
  const uncertainty = uncertaintyOf(c.session)
  const wide = {
    ...c.session,
    start: minus(c.session.start, uncertainty),
    end: plus(c.session.end, uncertainty),
  }
  const days = daysOf(c.law, wide, c.session.region, c.session.stage)
  return forbiddenRuns(hitsOf(ruledStretches(c.law, profile, wide, days)))
}

function timeHits(c: Case, profile: DayProfile): readonly RuleHit[] {
  const hits = hitsOf(ruledStretches(c.law, profile, c.session, c.days))
  const uncertainty = uncertaintyOf(c.session)
  const isMeasured = uncertainty > 0 && hits.some((h) => h.verdict === 'forbidden')
  return isMeasured ? markBorderline(hits, c.session, runsAround(c, profile), uncertainty) : hits
}

function lengthHits(c: Case, profile: DayProfile): readonly RuleHit[] {
  const [day] = c.days
  if (day === undefined) return []
  const found = lessonLengthHit({ law: c.law, day, profile, session: c.session }, c.session)
  return found === null ? [] : [demoteWithin(found, c.session.uncertaintySeconds ?? 0)]
}

/** Time rules beside a rule about who teaches: those that forbid. A doubt about the hour adds nothing to a ban. */
function hitsBeside(c: Case, byObject: readonly RuleHit[]): readonly RuleHit[] {
  const profile = profileFor(c.law, c.session.region, c.session.profile)
  if (byObject.length === 0 || profile === null) return []
  return hitsBesideObjects(c.session, byObject, timeHits(c, profile))
}

function hitsByTime(
  c: Case,
  byObject: readonly RuleHit[],
  asOneLesson: boolean,
): readonly RuleHit[] {
  const scope = timeScope(c.session, c.facts)
  if (scope === 'none') return hitsBeside(c, byObject)
  const profile = profileFor(c.law, c.session.region, c.session.profile)
  if (profile === null) return [unknownProfileHit(c)]
  const byTime = timeHits(c, profile)
  return asOneLesson && scope === 'subject' ? [...byTime, ...lengthHits(c, profile)] : byTime
}

/** Public service, adults and a school's free resources: the rules judged here were not made for them. */
function isOutside({ session, facts }: Case): boolean {
  return facts.whiteListed === true || session.stage === 'adult'
}

const forPerson = (h: RuleHit): RuleHit =>
  h.verdict === 'forbidden' ? { ...h, verdict: 'review' } : h

function decide(c: Case, asOneLesson: boolean): Verdict {
  const { session, facts, law, days } = c
  if (isOutside(c)) return { ...conclude(session, facts, law, days, []), applicable: false }
  const byObject = objectHits(session, facts, law.rules, days)
  const byTime = hitsByTime(c, byObject, asOneLesson)
  const hits = [...byObject, ...byTime].toSorted((a, b) => a.from - b.from)
  const weighed = needsPerson(facts) ? hits.map(forPerson) : hits
  return conclude(session, facts, law, days, weighed)
}

/**
 * Judges a span of teaching, taken as one lesson, by the rules in force at the time of the act: who may teach
 * (ACT-*, STG-*), on which day (CAL-*), at what time (TOD-*), for how long (CLS-LEN30). `start` must lie before
 * `end`. Pure and total: what is not known comes out as `review`, never as `permitted`.
 */
export function judge(session: TeachingSession, law: Law, facts: SessionFacts = NO_FACTS): Verdict {
  const days = daysOf(law, session, session.region, session.stage)
  return decide({ session, facts, law, days }, true)
}

/** As `judge`, without the length of the lesson: for parts of a lesson. */
export function judgePart(
  session: TeachingSession,
  law: Law,
  facts: SessionFacts = NO_FACTS,
): Verdict {
  const days = daysOf(law, session, session.region, session.stage)
  return decide({ session, facts, law, days }, false)
}

/** What a patrol knows of a room. `teachingSince` lets the excess be measured (the cut policy asks for it). */
export type RoomFacts = Omit<TeachingSession, 'start' | 'end' | 'content'> & {
  readonly content?: TeachingSession['content']
  readonly teachingSince?: Instant
}

/** What subject teaching in a room is, this very second (or since `teachingSince`). */
export function judgeInstant(
  instant: Instant,
  room: RoomFacts,
  law: Law,
  facts: SessionFacts = NO_FACTS,
): Verdict {
  const { teachingSince = instant, content = 'subject', ...rest } = room
  const start = teachingSince < instant ? teachingSince : instant
  const session: TeachingSession = { ...rest, content, start, end: plus(instant, seconds(1)) }
  return judgePart(session, law, facts)
}
