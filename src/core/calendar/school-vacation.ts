import type { RegionCode, Stage } from '../registry/institution.ts'
import { addDays, type CivilDate, yearOf } from '../time/civil-date.ts'
import { type Calendar, termKey } from './calendar.ts'
import type { MonthDayRange, SchoolStage, SchoolTerm } from './calendar-data.ts'
import type { DayKeyPeriod } from './day-info.ts'
import type { DayKind } from './day-kind.ts'
import { regionChain } from './region-chain.ts'

/** What the school calendar says of a date; `kind` is `null` in term time. */
export type SchoolFinding = {
  readonly kind: Extract<
    DayKind,
    'winter-vacation' | 'summer-vacation' | 'vacation-gap' | 'unknown'
  > | null
  readonly keyPeriod: DayKeyPeriod | null
  /** The school year's row that was used. */
  readonly term: SchoolTerm | null
}

/** Kindergartens and adults have no row: they are shown the compulsory calendar. */
const schoolStage = (stage: Stage): SchoolStage =>
  stage === 'senior-high' ? 'senior-high' : 'compulsory'

function findTerm(
  calendar: Calendar,
  region: RegionCode,
  stage: SchoolStage,
  startYear: number,
): SchoolTerm | null {
  for (const code of regionChain(region)) {
    const term = calendar.regions.get(code)?.terms.get(termKey(stage, startYear))
    if (term !== undefined) return term
  }
  return null
}

const inRange = (range: MonthDayRange, date: CivilDate): boolean => {
  const monthDay = date.slice(5)
  return range.from <= monthDay && monthDay <= range.to
}

/** `start` first day, `next` first day of school again, `sure` the day up to which it lasts when `next` is unknown. */
type Vacation = {
  readonly start: CivilDate | null
  readonly next: CivilDate | null
  readonly sure: CivilDate | null
}

function place(vacation: Vacation, date: CivilDate): 'inside' | 'outside' | 'unknown' {
  const { start, next, sure } = vacation
  if (next !== null && date >= next) return 'outside'
  if (start === null) return 'unknown'
  if (date < start) return 'outside'
  if (next !== null) return 'inside'
  return sure !== null && date < sure ? 'inside' : 'unknown'
}

function winterOf(calendar: Calendar, term: SchoolTerm | null): Vacation {
  const start = term?.winter ?? null
  return {
    start,
    next: term?.spring ?? null,
    sure: start === null ? null : addDays(start, calendar.settings.openWinterDays),
  }
}

function keyPeriodOf(calendar: Calendar, winter: Vacation, date: CivilDate): DayKeyPeriod | null {
  const { winterFirstDays, preSpringDays } = calendar.settings
  if (winter.start !== null && date >= winter.start) {
    if (date < addDays(winter.start, winterFirstDays)) return 'winter-first-week'
  }
  if (winter.next !== null && date < winter.next) {
    if (date >= addDays(winter.next, -preSpringDays)) return 'pre-spring-week'
  }
  return null
}

function inWinter(calendar: Calendar, term: SchoolTerm | null, date: CivilDate): SchoolFinding {
  const winter = winterOf(calendar, term)
  const where = place(winter, date)
  if (where === 'outside') return { kind: null, keyPeriod: null, term }
  const keyPeriod = keyPeriodOf(calendar, winter, date)
  if (where === 'unknown') {
    const critical = inRange(calendar.settings.winterCritical, date)
    return { kind: critical ? 'unknown' : null, keyPeriod, term }
  }
  const publishedEnd = term?.winterPublishedEnd ?? null
  const isGap = publishedEnd !== null && date > publishedEnd
  return { kind: isGap ? 'vacation-gap' : 'winter-vacation', keyPeriod, term }
}

/**
 * Looks a date up in the school calendars of county, city and province. Vacations run from their published first day
 * to the first day of the next term. Inside the critical ranges a missing date makes the day `unknown`.
 */
export function schoolFinding(
  calendar: Calendar,
  date: CivilDate,
  region: RegionCode,
  stage: Stage,
): SchoolFinding {
  const ofStage = schoolStage(stage)
  const year = yearOf(date)
  const ending = findTerm(calendar, region, ofStage, year - 1)
  const beginning = findTerm(calendar, region, ofStage, year)
  const winter = inWinter(calendar, ending, date)
  if (winter.kind !== null) return winter
  const summer = {
    start: ending?.summer ?? null,
    next: beginning?.autumn ?? ending?.nextAutumn ?? null,
    sure: `${String(year).padStart(4, '0')}-${calendar.settings.openSummerUntil}` as CivilDate,
  }
  const where = place(summer, date)
  if (where === 'inside') return { kind: 'summer-vacation', keyPeriod: null, term: ending }
  const unknown = where === 'unknown' && inRange(calendar.settings.summerCritical, date)
  if (unknown) return { kind: 'unknown', keyPeriod: null, term: ending }
  const isNewSchoolYear =
    summer.next === null ? date.slice(5) > calendar.settings.summerCritical.to : date >= summer.next
  return {
    kind: null,
    keyPeriod: winter.keyPeriod,
    term: isNewSchoolYear ? beginning : ending,
  }
}
