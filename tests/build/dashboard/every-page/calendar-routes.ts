import type { CalendarDay } from '../../../../src/contracts/law/calendar.ts'
import { list, type Route } from '../fixture-answers.ts'

const DAY = 86_400_000
const dateOf = (millis: number): string => new Date(millis).toISOString().slice(0, 10)

/** Weekends rest, the first three days of May are a holiday: enough for every look of a day that has a source. */
function dayOf(millis: number): CalendarDay {
  const date = dateOf(millis)
  const weekday = new Date(millis).getUTCDay() || 7
  const holiday = /-05-0[1-3]$/.test(date)
  const kind = holiday ? 'statutory-holiday' : weekday > 5 ? 'rest-day' : 'school-day'
  return {
    date,
    weekday,
    kind,
    also: [],
    name: holiday ? '劳动节' : null,
    sources: ['https://www.gov.cn/made-up'],
    provisional: date.slice(5) > '11-30',
    schoolCalendarKnown: true,
    keyPeriod: null,
    why: holiday
      ? { zh: '劳动节放假', en: 'Labour Day' }
      : {
          zh: weekday > 5 ? '休息日' : '教学日',
          en: weekday > 5 ? 'a day of rest' : 'a school day',
        },
  }
}

function daysBetween(from: string, to: string): readonly CalendarDay[] {
  const first = Date.parse(from)
  const count = Math.round((Date.parse(to) - first) / DAY) + 1
  return Array.from({ length: count }, (_, place) => dayOf(first + place * DAY))
}

/** The calendar of the made-up program. */
export const OF_CALENDAR: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/calendar\/days$/,
    answer: (_, { url }) =>
      list(daysBetween(url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? '')),
  },
  { method: 'GET', path: /^\/calendar\/conflicts$/, answer: () => list([]) },
]
