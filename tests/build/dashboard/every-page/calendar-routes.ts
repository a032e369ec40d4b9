import type {
  CalendarDay,
  CalendarImport,
  DayChangeSpan,
  ScheduleChange,
} from '../../../../src/contracts/law/calendar.ts'
import { list, ok, type Route } from '../fixture-answers.ts'

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

const CHANGE: ScheduleChange = {
  ...{ id: 'c-1', at: '2026-10-01T09:00:00+08:00', who: 'user:officer', why: '2027 年放假安排' },
  ...{ kind: 'notice', files: ['calendars/2027.yaml'], undoes: null },
}
const FACTS = {
  ...{ also: [], name: null, provisional: false, schoolCalendarKnown: true, keyPeriod: null },
}
const SPAN: DayChangeSpan = {
  ...{ from: '2027-02-06', to: '2027-02-12', days: 7 },
  before: { ...FACTS, kind: 'rest-day', provisional: true },
  after: { ...FACTS, kind: 'statutory-holiday' },
  places: [{ region: '000000', regionName: '全国', stages: ['compulsory', 'senior-high'] }],
}
const LOOKED: CalendarImport = {
  change: null,
  preview: {
    ...{ draftId: 'd-1', files: CHANGE.files, days: 7, kindDays: 7, spans: [SPAN] },
    warnings: [
      'calendars/2027.yaml:12 调休日与校历不一致。The swap and the school calendar differ.',
    ],
  },
}

/** The calendar of the made-up program. */
export const OF_CALENDAR: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/calendar\/days$/,
    answer: (_, { url }) =>
      list(daysBetween(url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? '')),
  },
  { method: 'GET', path: /^\/calendar\/changes$/, answer: () => list([CHANGE]) },
  { method: 'POST', path: /^\/calendar\/undo$/, answer: () => ok(LOOKED) },
  { method: 'GET', path: /^\/calendar\/conflicts$/, answer: () => list([]) },
]

/** With the preview of what an undo would change. */
export const CALENDAR_VIEW = {
  name: 'calendar',
  path: '/calendar?year=2026&region=440100&stage=both',
  shows: '[data-date]',
  press: ['[data-testid="calendar-changes"] summary', 'calendar-undo'],
}
