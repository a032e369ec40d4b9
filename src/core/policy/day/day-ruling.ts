import type { DayInfo } from '../../calendar/day-info.ts'
import type { DayKind } from '../../calendar/day-kind.ts'
import type { Content, Stage } from '../../registry/institution.ts'
import type { CivilDate } from '../../time/civil-date.ts'
import type { Law } from '../law.ts'
import { type RuleVersion, ruleInForce } from '../rule-book.ts'
import type { RuleCode, VerdictBasis, VerdictKind } from '../verdict.ts'
import type { DayProfile } from './day-profile.ts'

/** What holds during a part of a day; `rule` is `null` when it is permitted. */
export type Ruling = {
  readonly verdict: VerdictKind
  readonly rule: RuleCode | null
  readonly basis: VerdictBasis
  readonly law: readonly string[]
  readonly effectiveFrom: CivilDate | null
}

export const PERMITTED: Ruling = {
  verdict: 'permitted',
  rule: null,
  basis: 'direct',
  law: [],
  effectiveFrom: null,
}

/** The day, the profile and who is taught what: all that the rulings of a day depend on. */
export type RulingContext = {
  readonly law: Law
  readonly day: DayInfo
  readonly profile: DayProfile
  readonly stage: Stage
  readonly content: Content
}

const CALENDAR_RULE: Readonly<Record<DayKind, RuleCode | null>> = {
  'school-day': null,
  'adjusted-workday': null,
  'rest-day': 'CAL-REST',
  'statutory-holiday': 'CAL-STAT',
  'arranged-day-off': 'CAL-ADJOFF',
  'winter-vacation': 'CAL-VAC',
  'summer-vacation': 'CAL-VAC',
  'vacation-gap': 'CAL-VAC-GAP',
  'local-break': 'CAL-LOCAL',
  'childrens-day': 'CAL-CHILD',
  unknown: 'CAL-UNKNOWN',
}

const rulingOf = (rule: RuleCode, version: RuleVersion): Ruling => ({
  verdict: version.verdict,
  rule,
  basis: version.basis,
  law: version.law,
  effectiveFrom: version.from,
})

/** The ruling of a rule on that day; `null` when the law did not know it then. */
export function rulingBy(context: RulingContext, rule: RuleCode): Ruling | null {
  const { law, day, stage, content } = context
  const version = ruleInForce(law.rules, rule, day.date, stage, content)
  return version === null ? null : rulingOf(rule, version)
}

/**
 * Rules written for compulsory education reach senior high schools “by reference” only (docs/rules.md, STG-HS-REF); the
 * region decides whether that means forbidden, a person's decision, or nothing.
 */
export function byReference(context: RulingContext, ruling: Ruling): Ruling | null {
  if (context.stage !== 'senior-high' || ruling.verdict !== 'forbidden') return ruling
  const reference = rulingBy(context, 'STG-HS-REF')
  if (reference === null || context.profile.highSchoolPolicy === 'off') return null
  return {
    ...ruling,
    verdict: context.profile.highSchoolPolicy === 'review' ? 'review' : ruling.verdict,
    basis: 'by-reference',
    law: [...ruling.law, ...reference.law],
  }
}

/** What the kind of day alone says about subject teaching; `null` when it leaves it to the time of day. */
export function calendarRuling(context: RulingContext): Ruling | null {
  const rule = CALENDAR_RULE[context.day.kind]
  const ruling = rule === null ? null : rulingBy(context, rule)
  if (ruling === null) return null
  const { profile, day } = context
  if (day.kind === 'local-break' && profile.localBreak === 'forbid') {
    return byReference(context, { ...ruling, verdict: 'forbidden' })
  }
  if (day.kind === 'local-break' && profile.localBreak === 'allow') return null
  if (day.kind === 'childrens-day' && profile.childrensDay === 'allow') return null
  return byReference(context, ruling)
}
