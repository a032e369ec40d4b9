import { isProvisionalYear } from '../../core/calendar/calendar.ts'
import type { Law } from '../../core/policy/law.ts'
import { type CivilDate, yearOf } from '../../core/time/civil-date.ts'
import { civilDateOf, type Instant } from '../../core/time/instant.ts'

/** The last day whose arrangement is official, from this year on without a gap; `null`: not even this year's is. */
export function calendarKnownUntil({ calendar }: Law, now: Instant): CivilDate | null {
  const first = yearOf(civilDateOf(now))
  let year = first
  while (!isProvisionalYear(calendar, year)) year += 1
  return year === first ? null : (`${year - 1}-12-31` as CivilDate)
}
