import { addDays } from './civil-days.ts'
import type { YearView } from './year-view.ts'

/** What a day is in all stages that are shown, as one word to compare; `null` outside the year. */
function kindsAt(years: readonly YearView[], date: string): string | null {
  const kinds = years.map((year) => year.get(date)?.day.kind)
  return kinds.length === 0 || kinds.includes(undefined) ? null : kinds.join(' ')
}

/**
 * The next day (`step` 1) that is of another kind than this one, in any stage shown; backwards (`step` -1) the first
 * day of the stretch before. `null`: nothing changes up to the end of the year.
 */
export function nextChange(years: readonly YearView[], date: string, step: 1 | -1): string | null {
  const here = kindsAt(years, date)
  if (here === null) return null
  let at = addDays(date, step)
  while (kindsAt(years, at) === here) at = addDays(at, step)
  const other = kindsAt(years, at)
  if (other === null) return null
  if (step === 1) return at
  while (kindsAt(years, addDays(at, -1)) === other) at = addDays(at, -1)
  return at
}
