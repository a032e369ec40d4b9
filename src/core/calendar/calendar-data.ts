import type { RegionCode, Stage } from '../registry/institution.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { DayKind } from './day-kind.ts'

/** One range of the State Council's arrangement. `end` is the last day off: notices are published that way. */
export type HolidayRange = {
  readonly name: string
  readonly start: CivilDate
  readonly end: CivilDate
  /** Only when another notice than the year's own arranged it (2022-12-31 stands in the notice of 2023). */
  readonly source: string | null
}

type AdjustedWorkday = { readonly date: CivilDate; readonly for: string }

/** The arrangement of one year as the State Council published it, or the place where it will stand. */
export type NationalYear = {
  readonly year: number
  readonly status: 'official' | 'provisional'
  readonly sources: readonly string[]
  readonly off: readonly HolidayRange[]
  readonly adjustedWorkdays: readonly AdjustedWorkday[]
  /** Statutory days as the notice's readers list them; checked against those computed from the law. */
  readonly statutory: readonly CivilDate[]
  /** First days of runs of more than six working days that a person has compared with the notice. */
  readonly checkedLongRuns: readonly CivilDate[]
}

/** Stages that have a school calendar of their own. */
export type SchoolStage = Extract<Stage, 'compulsory' | 'senior-high'>

/**
 * One school year of a region and stage. `winter` and `summer` are the first days of the vacations, `spring` and
 * `autumn` the first days of school; vacations therefore run up to the next term, whatever end was published.
 */
export type SchoolTerm = {
  readonly stage: SchoolStage
  /** Calendar year in which the school year begins. */
  readonly startYear: number
  readonly autumn: CivilDate | null
  readonly winter: CivilDate | null
  /** Last day of the winter vacation as published, when that is not the eve of `spring`. */
  readonly winterPublishedEnd: CivilDate | null
  readonly spring: CivilDate | null
  readonly summer: CivilDate | null
  /** First school day after the summer, when it was published along with this year. */
  readonly nextAutumn: CivilDate | null
  readonly confidence: 'found' | 'found-secondary' | 'manual'
  readonly sources: readonly string[]
}

/** A spring or autumn break, or a day off of a minority area: neither winter nor summer vacation. */
export type LocalBreak = {
  readonly stage: SchoolStage | '*'
  readonly start: CivilDate
  /** Last day of the break. */
  readonly end: CivilDate
  readonly name: string
  readonly source: string | null
}

/** What a person decided about days, with the document that allows it. */
export type DayOverride = {
  readonly stage: Stage | '*'
  readonly start: CivilDate
  /** Last day of the override. */
  readonly end: CivilDate
  readonly kind: DayKind
  readonly document: string
  readonly reason: string
  readonly enteredBy: string
}

export type RegionCalendar = {
  readonly region: RegionCode
  readonly name: string
  readonly terms: readonly SchoolTerm[]
  readonly localBreaks: readonly LocalBreak[]
  readonly overrides: readonly DayOverride[]
}

/** `MM-DD` strings compare in date order within a year. Both ends belong to the range. */
export type MonthDayRange = { readonly from: string; readonly to: string }

/** Project defaults about calendars (docs/rules.md §7), kept in schedules/calendars/defaults.yaml. */
export type CalendarSettings = {
  /** Without a school calendar a day in here is `unknown`. */
  readonly winterCritical: MonthDayRange
  readonly summerCritical: MonthDayRange
  /** A winter vacation whose end is not known surely lasts this many days; after them it is `unknown`. */
  readonly openWinterDays: number
  /** A summer vacation whose end is not known surely lasts up to the eve of this `MM-DD`. */
  readonly openSummerUntil: string
  readonly winterFirstDays: number
  readonly preSpringDays: number
  /** Cited for statutory days of years without a notice. */
  readonly statutoryLaw: string
}

export type CalendarData = {
  readonly settings: CalendarSettings
  readonly years: readonly NationalYear[]
  readonly regions: readonly RegionCalendar[]
}
