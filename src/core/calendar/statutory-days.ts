import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts'
import { addDays, type CivilDate, dateOfEpochDay, epochDay } from '../time/civil-date.ts'

/** The measures of 2013-12-11 (11 days) are in force from 2014; lunar tables are trusted up to 2100. */
const FIRST_YEAR = 2014
const LAST_YEAR = 2100
/** From here New Year's Eve and May 2nd are statutory too: 13 days (State Council decree of 2024-11-10). */
const THIRTEEN_DAYS_FROM = 2025

const dateOf = (day: SolarDay): CivilDate =>
  dateOfEpochDay(epochDay(day.getYear(), day.getMonth(), day.getDay()))

const lunar = (year: number, month: number, day: number): CivilDate =>
  dateOf(LunarDay.fromYmd(year, month, day).getSolarDay())

/**
 * Statutory holidays of a year with their names, computed from article 2 of 全国年节及纪念日放假办法.
 * A day on which two festivals meet (Mid-Autumn on October 1st, 2031) appears once. Empty outside 2014–2100.
 */
export function statutoryDays(year: number): ReadonlyMap<CivilDate, string> {
  const days = new Map<CivilDate, string>()
  if (year < FIRST_YEAR || year > LAST_YEAR) return days
  const add = (date: CivilDate, name: string): void => {
    const known = days.get(date)
    days.set(date, known === undefined ? name : `${known}、${name}`)
  }
  const solar = (month: number, day: number): CivilDate =>
    dateOfEpochDay(epochDay(year, month, day))
  const springFestival = lunar(year, 1, 1)
  add(solar(1, 1), '元旦')
  if (year >= THIRTEEN_DAYS_FROM) add(addDays(springFestival, -1), '春节')
  for (const offset of [0, 1, 2]) add(addDays(springFestival, offset), '春节')
  add(dateOf(SolarTerm.fromName(year, '清明').getSolarDay()), '清明节')
  add(solar(5, 1), '劳动节')
  if (year >= THIRTEEN_DAYS_FROM) add(solar(5, 2), '劳动节')
  add(lunar(year, 5, 5), '端午节')
  add(lunar(year, 8, 15), '中秋节')
  for (const day of [1, 2, 3]) add(solar(10, day), '国庆节')
  return days
}
