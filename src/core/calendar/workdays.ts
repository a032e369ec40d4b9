import { addDays, type CivilDate, weekdayOf, yearOf } from '../time/civil-date.ts'
import { type Calendar, isProvisionalYear } from './calendar.ts'

/** A working day in the sense of administrative time limits: school vacations do not count, swapped days do. */
export function isWorkday(calendar: Calendar, date: CivilDate): boolean {
  if (calendar.statutory(yearOf(date)).has(date)) return false
  const arranged = calendar.arranged.get(date)
  if (arranged !== undefined) return arranged.kind === 'workday'
  return weekdayOf(date) < 6
}

/**
 * The last day of a time limit of `count` working days that runs from the day after `date` (教育部令53号第43条).
 * `provisional` when a year without its notice lies in between.
 */
export function addWorkdays(
  calendar: Calendar,
  date: CivilDate,
  count: number,
): { readonly date: CivilDate; readonly provisional: boolean } {
  let last = date
  let left = count
  let provisional = false
  while (left > 0) {
    last = addDays(last, 1)
    provisional ||= isProvisionalYear(calendar, yearOf(last))
    if (isWorkday(calendar, last)) left -= 1
  }
  return { date: last, provisional }
}
