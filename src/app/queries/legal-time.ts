import type { DayInfo } from '../../core/calendar/day-info.ts'
import { dayOf } from '../../core/calendar/day-of.ts'
import { isRegionCode } from '../../core/calendar/region-chain.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'
import { factsOf } from '../../core/policy/facts-of.ts'
import { judge } from '../../core/policy/judge.ts'
import { type Law, profileFor } from '../../core/policy/law.ts'
import type { Conduct, ObjectVerdict } from '../../core/policy/objects/conduct.ts'
import { judgeObject } from '../../core/policy/objects/judge-object.ts'
import type { TeachingSession, Verdict } from '../../core/policy/verdict.ts'
import { type LegalWindow, windowsOf } from '../../core/policy/windows.ts'
import type { Content, Institution, RegionCode, Stage } from '../../core/registry/institution.ts'
import type { RegionHistory } from '../../core/registry/region-history.ts'
import { addDays, type CivilDate } from '../../core/time/civil-date.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Interval } from '../../core/time/interval.ts'
import type { LegalTime } from './views.ts'

export type LegalTimeDeps = {
  /** The law in force; a function, because schedules may be read anew while the program runs. */
  readonly law: () => Law
}

type Place = { readonly region: RegionCode; readonly stage: Stage; readonly content?: Content }

export type LegalTimeQueries = {
  judge(session: TeachingSession, facts: SessionFacts): Result<Verdict>
  judgeObject(conduct: Conduct, region: RegionCode): Result<ObjectVerdict>
  /** Every day from `from` to `to`, both included. */
  days(from: CivilDate, to: CivilDate, place: Place): Result<readonly DayInfo[]>
  /**
   * What subject teaching would be at every moment of [from, to), by the institution with all that the register knows
   * of it on each day; `null`: by any licensed online subject institution.
   */
  windows(
    from: Instant,
    to: Instant,
    place: Place,
    by: Institution | null,
  ): Result<readonly LegalWindow[]>
  ruleVersion(): string
  /** Codes of places that changed, by date. */
  places(): RegionHistory | undefined
}

const unknownRegion = (region: string): Result<never> =>
  fail(
    'bad-request',
    `“${region}”不是存在的行政区划代码。"${region}" is no GB/T 2260 code of a province that exists.`,
    'region',
  )

export function createLegalTimeQueries({ law }: LegalTimeDeps): LegalTimeQueries {
  return {
    judge(session, facts) {
      if (!isRegionCode(session.region)) return unknownRegion(session.region)
      const { profile } = session
      if (profile !== undefined && profileFor(law(), session.region, profile) === null) {
        return fail(
          'bad-request',
          `没有名为“${profile}”的作息。There is no day profile "${profile}".`,
          'profile',
        )
      }
      return succeed(judge(session, law(), facts))
    },
    judgeObject: (conduct, region) =>
      isRegionCode(region) ? succeed(judgeObject(conduct, region, law())) : unknownRegion(region),
    days(from, to, { region, stage }) {
      if (!isRegionCode(region)) return unknownRegion(region)
      const days: DayInfo[] = []
      for (let date = from; date <= to; date = addDays(date, 1)) {
        days.push(dayOf(law().calendar, date, region, stage))
      }
      return succeed(days)
    },
    windows(from, to, place, by) {
      if (!isRegionCode(place.region)) return unknownRegion(place.region)
      return succeed(windowsAt(law(), { start: from, end: to }, place, by))
    },
    ruleVersion: () => law().rules.version,
    places: () => law().places,
  }
}

function windowsAt(
  law: Law,
  span: Interval,
  { region, stage, content = 'subject' }: Place,
  by: Institution | null,
): readonly LegalWindow[] {
  const actor = by?.actor ?? 'licensed-online-subject'
  const session: TeachingSession = { ...span, region, stage, content, actor }
  return by === null
    ? windowsOf(session, law)
    : windowsOf(session, law, (instant) => factsOf(by, instant))
}

/** As far ahead as a boundary is looked for. */
const HORIZON = hours(36)

/** What subject teaching by the institution is right now, why, and when that changes next. */
export function legalTimeAt(
  law: Law,
  now: Instant,
  place: Place,
  by: Institution,
): LegalTime | null {
  if (!isRegionCode(place.region)) return null
  const ahead = windowsAt(law, { start: now, end: plus(now, HORIZON) }, place, by)
  const [first] = ahead
  if (first === undefined) return null
  const next = ahead.find(({ verdict }) => verdict !== first.verdict)
  const { verdict, rule, reason } = first
  return { verdict, rule, reason, until: next?.start ?? null }
}
