import type { DayInfo } from '../../calendar/day-info.ts'
import { dayOf } from '../../calendar/day-of.ts'
import type { RegionCode, Stage } from '../../registry/institution.ts'
import { addDays, type CivilDate } from '../../time/civil-date.ts'
import { milliseconds, seconds, toSeconds } from '../../time/duration.ts'
import { civilDateOf, type Instant, minus, plus, startOfDay } from '../../time/instant.ts'
import { type Interval, intersect, lengthOf } from '../../time/interval.ts'
import type { Law } from '../law.ts'
import type { RuleHit, TeachingSession } from '../verdict.ts'
import type { DayProfile } from './day-profile.ts'
import type { Ruling } from './day-ruling.ts'
import { daySegments } from './day-segments.ts'

/** The days an interval touches, in order. */
export function daysOf(
  law: Law,
  interval: Interval,
  region: RegionCode,
  stage: Stage,
): readonly DayInfo[] {
  const last = civilDateOf(minus(interval.end, milliseconds(1)))
  const days: DayInfo[] = []
  for (let date = civilDateOf(interval.start); date <= last; date = addDays(date, 1)) {
    days.push(dayOf(law.calendar, date, region, stage))
  }
  return days
}

/** A stretch of time under one ruling, with the day it lies on. */
export type RuledStretch = Interval & { readonly ruling: Ruling; readonly day: DayInfo }

const at = (date: CivilDate, second: number): Instant => plus(startOfDay(date), seconds(second))

/** Tiles an interval with the rulings of its days. */
export function ruledStretches(
  law: Law,
  profile: DayProfile,
  session: Pick<TeachingSession, 'start' | 'end' | 'stage' | 'content'>,
  days: readonly DayInfo[],
): readonly RuledStretch[] {
  const { stage, content } = session
  return days.flatMap((day) =>
    daySegments({ law, day, profile, stage, content }).flatMap((segment) => {
      const whole = { start: at(day.date, segment.from), end: at(day.date, segment.to) }
      const part = intersect(whole, session)
      return part === null ? [] : [{ ...part, ruling: segment.ruling, day }]
    }),
  )
}

const sameRuling = (a: Ruling, b: Ruling): boolean =>
  a.rule === b.rule &&
  a.verdict === b.verdict &&
  a.basis === b.basis &&
  a.effectiveFrom === b.effectiveFrom

/** Joins stretches that touch and read the same, also across midnight. */
function joinStretches(stretches: readonly RuledStretch[]): readonly RuledStretch[] {
  const joined: RuledStretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (last !== undefined && last.end === stretch.start && sameRuling(last.ruling, stretch.ruling))
      joined[joined.length - 1] = { ...last, end: stretch.end }
    else joined.push(stretch)
  }
  return joined
}

/** The hits of calendar and time-of-day rules; permitted stretches leave none. */
export function hitsOf(stretches: readonly RuledStretch[]): readonly RuleHit[] {
  return joinStretches(stretches).flatMap(({ start, end, ruling }) => {
    if (ruling.rule === null) return []
    return [hit({ ...ruling, rule: ruling.rule }, { start, end })]
  })
}

/** Writes a ruling down as a hit on a stretch of time. */
export function hit(
  ruling: Pick<RuleHit, 'rule' | 'verdict' | 'basis' | 'law'> & {
    readonly effectiveFrom: CivilDate | null
  },
  interval: Interval,
): RuleHit {
  const { rule, verdict, basis, law, effectiveFrom } = ruling
  return {
    rule,
    verdict,
    basis,
    from: interval.start,
    to: interval.end,
    seconds: toSeconds(lengthOf(interval)),
    law,
    ...(effectiveFrom === null ? {} : { effectiveFrom }),
  }
}
