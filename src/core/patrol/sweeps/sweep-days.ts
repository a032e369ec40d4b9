import { addDays, type CivilDate, dateOfEpochDay, epochDay, yearOf } from '../../time/civil-date.ts'

/** A day of a certain year (`2022-01-25`) or of every year (`01-25`). */
export type SweepDay = string

/**
 * First and last day of a sweep, both included. Days of every year make a template: it holds in each of `years` (by the
 * year of the first day), or in every year where none is named; where the last day lies before the first in the year,
 * the sweep runs over New Year. 02-29 is the end of February in any year.
 */
export type SweepDays = {
  readonly from: SweepDay
  readonly to: SweepDay
  readonly years: readonly number[]
}

export type DaySpan = { readonly from: CivilDate; readonly to: CivilDate }

export const isYearly = (day: SweepDay): boolean => day.length === 'MM-DD'.length

const yearText = (year: number): string => String(year).padStart(4, '0')

/** The day of that year. */
export function dayIn(year: number, day: SweepDay): CivilDate {
  if (!isYearly(day)) return day as CivilDate
  if (day !== '02-29') return `${yearText(year)}-${day}` as CivilDate
  return addDays(dateOfEpochDay(epochDay(year, 3, 1)), -1)
}

function spanFrom({ from, to }: SweepDays, year: number): DaySpan {
  const wraps = isYearly(to) && isYearly(from) && to < from
  return { from: dayIn(year, from), to: dayIn(wraps ? year + 1 : year, to) }
}

const isOf = ({ years }: SweepDays, year: number): boolean =>
  years.length === 0 || years.includes(year)

/** The span that holds `date`; `null` on days on which the sweep does not run. */
export function spanAt(days: SweepDays, date: CivilDate): DaySpan | null {
  if (!isYearly(days.from)) {
    return days.from <= date && date <= days.to ? spanFrom(days, 0) : null
  }
  const year = yearOf(date)
  for (const first of [year, year - 1]) {
    const span = spanFrom(days, first)
    if (isOf(days, first) && span.from <= date && date <= span.to) return span
  }
  return null
}

/** The span that holds `date`, or else the next one; `null` when none comes any more. */
export function spanFromDay(days: SweepDays, date: CivilDate): DaySpan | null {
  if (!isYearly(days.from)) return date <= days.to ? spanFrom(days, 0) : null
  const year = yearOf(date)
  const wanted = days.years.length === 0 ? [year - 1, year, year + 1] : days.years.toSorted()
  return wanted.map((first) => spanFrom(days, first)).find(({ to }) => date <= to) ?? null
}
