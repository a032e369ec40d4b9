/**
 * A day on the wall calendar of Asia/Shanghai, as `YYYY-MM-DD`.
 * Strings compare in date order, which is why every calendar table is keyed by them.
 */
export type CivilDate = string & { readonly __unit: 'civil-date' }

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function epochDay(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** The date that lies `day` days after 1970-01-01. */
export function dateOfEpochDay(day: number): CivilDate {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}` as CivilDate
}

/** Parses `YYYY-MM-DD`; `null` when the text is not a date that exists. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const day = epochDay(Number(match[1]), Number(match[2]), Number(match[3]))
  const date = dateOfEpochDay(day)
  return date === text ? date : null
}

export function epochDayOf(date: CivilDate): number {
  return epochDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfEpochDay(epochDayOf(date) + days)
}

/** The same day of the month `months` later, or the last day of that month when it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const count = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  const first = epochDay(year, month, 1)
  const following = month === 12 ? epochDay(year + 1, 1, 1) : epochDay(year, month + 1, 1)
  return dateOfEpochDay(Math.min(first + Number(date.slice(8, 10)), following) - 1)
}

export function weekdayOf(date: CivilDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((epochDayOf(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}
