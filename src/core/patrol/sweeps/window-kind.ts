import { NOWHERE } from '../../calendar/compare-calendars.ts'
import type { DayInfo } from '../../calendar/day-info.ts'
import type { DayKind } from '../../calendar/day-kind.ts'
import { dayOf } from '../../calendar/day-of.ts'
import type { DayProfile } from '../../policy/day/day-profile.ts'
import { type Law, profileFor } from '../../policy/law.ts'
import { type RegionCode, STAGES, type Stage } from '../../registry/institution.ts'
import { type SecondOfDay, within } from '../../time/clock-time.ts'
import { toSeconds } from '../../time/duration.ts'
import { between, civilDateOf, type Instant, startOfDay } from '../../time/instant.ts'

/** Kinds of time that a sweep may keep to, by the legal calendar of each room's place and stage. */
export const WINDOW_KINDS = [
  'holiday',
  'weekend',
  'curfew',
  'school-hours',
  'vacation',
  'winter-first-week',
  'week-before-spring',
] as const
export type WindowKind = (typeof WINDOW_KINDS)[number]
export type WindowKinds = ReadonlySet<WindowKind>

const HOLIDAYS: readonly DayKind[] = ['statutory-holiday', 'arranged-day-off']
const VACATIONS: readonly DayKind[] = [
  'winter-vacation',
  'summer-vacation',
  'vacation-gap',
  'local-break',
]
const SCHOOL_DAYS: readonly DayKind[] = ['school-day', 'adjusted-workday', 'childrens-day']

/** Months in which the winter vacation lies, wherever it is. */
const WINTER_MONTHS = ['12', '01', '02', '03']

/** A calendar that nobody entered rules nothing out: what might be in force counts as in force. */
function unknownDay(day: DayInfo): readonly WindowKind[] {
  const winter = WINTER_MONTHS.includes(day.date.slice(5, 7))
  return winter ? ['vacation', 'winter-first-week', 'week-before-spring'] : ['vacation']
}

function kindsOfDay(day: DayInfo): readonly WindowKind[] {
  const kinds = [day.kind, ...day.also]
  const among = (wanted: readonly DayKind[]): boolean => kinds.some((kind) => wanted.includes(kind))
  return [
    ...(among(HOLIDAYS) ? (['holiday'] as const) : []),
    ...(among(['rest-day']) ? (['weekend'] as const) : []),
    ...(among(VACATIONS) ? (['vacation'] as const) : []),
    ...(day.keyPeriod === 'winter-first-week' ? (['winter-first-week'] as const) : []),
    ...(day.keyPeriod === 'pre-spring-week' ? (['week-before-spring'] as const) : []),
    ...(among(['unknown']) ? unknownDay(day) : []),
  ]
}

function kindsOfHour(
  day: DayInfo,
  profile: DayProfile,
  second: SecondOfDay,
): readonly WindowKind[] {
  const mayBeSchool = SCHOOL_DAYS.includes(day.kind) || day.kind === 'unknown'
  const atSchool = [...profile.teaching, ...profile.soft].some((part) => within(part, second))
  const atRest = second >= profile.endSubject || second < profile.nightEnd
  return [
    ...(atRest ? (['curfew'] as const) : []),
    ...(mayBeSchool && atSchool ? (['school-hours'] as const) : []),
  ]
}

/** Which kinds of time it is at `now` for a place and a stage; several at once are common. */
export function windowKindsAt(
  law: Law,
  region: RegionCode,
  stage: Stage,
  now: Instant,
): WindowKinds {
  const date = civilDateOf(now)
  const day = dayOf(law.calendar, date, region, stage)
  const profile = profileFor(law, region) ?? law.profiles.fallback
  const second = Math.floor(toSeconds(between(startOfDay(date), now)))
  return new Set([...kindsOfDay(day), ...kindsOfHour(day, profile, second)])
}

/** As `windowKindsAt` at one moment for many rooms: each place and stage is worked out once. */
export function windowKindsNow(
  law: Law,
  now: Instant,
): (region: RegionCode, stage: Stage) => WindowKinds {
  const known = new Map<string, WindowKinds>()
  return (region, stage) => {
    const key = `${region} ${stage}`
    const kinds = known.get(key) ?? windowKindsAt(law, region, stage, now)
    known.set(key, kinds)
    return kinds
  }
}

/** Whether it is one of these kinds of time `now` in any place there is; of no kind it always is. */
export function isTimeSomewhere(law: Law, kinds: readonly WindowKind[], now: Instant): boolean {
  if (kinds.length === 0) return true
  const kindsOf = windowKindsNow(law, now)
  return [...law.calendar.regions.keys(), NOWHERE].some((region) =>
    STAGES.some((stage) => kinds.some((kind) => kindsOf(region, stage).has(kind))),
  )
}
