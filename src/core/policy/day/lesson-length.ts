import type { DayInfo } from '../../calendar/day-info.ts'
import { seconds, toSeconds } from '../../time/duration.ts'
import { civilDateOf, plus } from '../../time/instant.ts'
import { type Interval, lengthOf } from '../../time/interval.ts'
import type { Law } from '../law.ts'
import { parameterOf, ruleInForce } from '../rule-book.ts'
import type { RuleHit, TeachingSession } from '../verdict.ts'
import type { DayProfile } from './day-profile.ts'
import { byReference } from './day-ruling.ts'
import { hit } from './time-hits.ts'

/** CLS-* bind subject teaching of compulsory education, and senior high by reference. */
const isBoundByClassRules = (session: Pick<TeachingSession, 'content'>): boolean =>
  session.content === 'subject'

type LengthQuestion = {
  readonly law: Law
  readonly day: DayInfo
  readonly profile: DayProfile
  readonly session: Pick<TeachingSession, 'stage' | 'content'>
}

/**
 * CLS-LEN30: one lesson may last its maximum and not a second more; what lies beyond is the hit.
 * The maximum was 40 minutes (2019) before it became 30 (2021-07-24).
 */
export function lessonLengthHit(question: LengthQuestion, lesson: Interval): RuleHit | null {
  const { law, session, day, profile } = question
  const date = civilDateOf(lesson.start)
  const version = ruleInForce(law.rules, 'CLS-LEN30', date, session.stage, session.content)
  if (version === null || !isBoundByClassRules(session)) return null
  const maximum = parameterOf(version, 'maxSeconds', 1_800)
  if (toSeconds(lengthOf(lesson)) <= maximum) return null
  const context = { law, day, profile, stage: session.stage, content: session.content }
  const ruling = byReference(context, {
    verdict: version.verdict,
    rule: 'CLS-LEN30',
    basis: version.basis,
    law: version.law,
    effectiveFrom: version.from,
  })
  if (ruling === null) return null
  return hit(
    { ...ruling, rule: 'CLS-LEN30' },
    { start: plus(lesson.start, seconds(maximum)), end: lesson.end },
  )
}
