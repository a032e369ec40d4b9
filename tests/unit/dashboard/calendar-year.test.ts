import { QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import type { CalendarDay, LegalWindow } from '../../../src/contracts/law/calendar.ts'
import type { SystemInfo } from '../../../src/contracts/system.ts'
import { keys } from '../../../src/dashboard/api/query-keys.ts'
import { nextChange } from '../../../src/dashboard/calendar/next-change.ts'
import { summaryOf } from '../../../src/dashboard/calendar/year-summary.ts'
import { outlookOf, yearView } from '../../../src/dashboard/calendar/year-view.ts'
import { applyEvent } from '../../../src/dashboard/events/apply-event.ts'

const words = (zh: string) => ({ zh, en: zh })

const day = (date: string, part: Partial<CalendarDay> = {}): CalendarDay => ({
  date,
  weekday: 5,
  kind: 'school-day',
  also: [],
  name: null,
  sources: [],
  provisional: false,
  schoolCalendarKnown: true,
  keyPeriod: null,
  why: words(date),
  ...part,
})

const window = (
  start: string,
  end: string,
  verdict: LegalWindow['verdict'],
  part: Partial<LegalWindow> = {},
): LegalWindow => ({
  start: `${start}:00+08:00`,
  end: `${end}:00+08:00`,
  verdict,
  rule: verdict === 'permitted' ? null : 'TOD-SCHOOL',
  kind: 'school-day',
  reason: words(start),
  ...part,
})

describe('a day as a whole', () => {
  test('is permitted only in part, for a person, or forbidden from midnight to midnight', () => {
    const of = (...windows: LegalWindow[]) =>
      yearView([day('2026-05-08')], windows).get('2026-05-08')?.outlook
    const night = window('2026-05-08T00:00', '2026-05-08T18:00', 'forbidden')
    const evening = ['2026-05-08T18:00', '2026-05-09T00:00'] as const
    expect(of(night, window(...evening, 'permitted'))).toBe('permitted')
    expect(of(night, window(...evening, 'review'))).toBe('review')
    expect(of(night, window(...evening, 'forbidden'))).toBe('forbidden')
  })

  test('of which not every minute is told is neither permitted nor forbidden', () => {
    expect(outlookOf([])).toBe('unjudged')
    const night = window('2026-05-08T00:00', '2026-05-08T18:00', 'forbidden')
    expect(yearView([day('2026-05-08')], [night]).get('2026-05-08')?.outlook).toBe('unjudged')
  })
})

describe('windows laid over days', () => {
  const vacation = window('2026-02-13T00:00', '2026-02-15T00:00', 'forbidden')
  const days = [day('2026-02-13'), day('2026-02-14', { name: '春节调休' }), day('2026-02-15')]
  const year = yearView(days, [vacation])

  test('a window of many days covers each of them whole, and not the one after', () => {
    expect(year.get('2026-02-13')?.parts).toMatchObject([{ from: 0, to: 1440 }])
    expect(year.get('2026-02-14')?.parts).toMatchObject([{ from: 0, to: 1440 }])
    expect(year.get('2026-02-15')?.parts).toEqual([])
  })

  test('the sentence of one holiday is not told of another that shares its window', () => {
    expect(year.get('2026-02-13')?.parts[0]?.reason).toEqual(words('2026-02-13T00:00'))
    expect(year.get('2026-02-14')?.parts[0]?.reason).toBeNull()
  })

  test('hours are minutes after midnight of Asia/Shanghai', () => {
    const evening = window('2026-02-13T18:00', '2026-02-13T21:00', 'permitted')
    const parts = yearView(days, [evening]).get('2026-02-13')?.parts
    expect(parts).toMatchObject([{ from: 1080, to: 1260, verdict: 'permitted', rule: null }])
  })
})

describe('the legend', () => {
  test('counts every day once as its kind, and marks what is uncertain', () => {
    const sum = summaryOf(
      yearView(
        [
          day('2027-01-01', { kind: 'statutory-holiday', provisional: true }),
          day('2027-01-02', { kind: 'unknown', schoolCalendarKnown: false }),
          day('2027-01-03', { keyPeriod: 'winter-first-week' }),
        ],
        [],
      ),
    )
    expect(sum).toMatchObject({
      days: 3,
      provisional: 1,
      withoutSchoolCalendar: 1,
      key: 1,
      kinds: { 'statutory-holiday': 1, unknown: 1, 'school-day': 1, 'rest-day': 0 },
      outlooks: { unjudged: 3 },
    })
  })
})

describe('jumping to the next change', () => {
  const stage = (...kinds: CalendarDay['kind'][]) =>
    yearView(
      kinds.map((kind, at) => day(`2026-01-0${at + 1}`, { kind })),
      [],
    )
  const one = stage('statutory-holiday', 'school-day', 'school-day', 'rest-day', 'rest-day')

  test('finds the first day of another kind, and backwards the beginning of the stretch before', () => {
    expect(nextChange([one], '2026-01-02', 1)).toBe('2026-01-04')
    expect(nextChange([one], '2026-01-05', -1)).toBe('2026-01-02')
  })

  test('a change of either stage is one, and the end of the year is none', () => {
    const other = stage(
      'statutory-holiday',
      'school-day',
      'winter-vacation',
      'rest-day',
      'rest-day',
    )
    expect(nextChange([one, other], '2026-01-02', 1)).toBe('2026-01-03')
    expect(nextChange([one], '2026-01-04', 1)).toBeNull()
    expect(nextChange([], '2026-01-04', 1)).toBeNull()
  })
})

test('a new notice that is imported while the page is open makes its year out of date at once', () => {
  const queries = new QueryClient()
  const key = keys.calendar(2027, '440100', 'compulsory')
  queries.setQueryData(key, new Map())
  expect(queries.getQueryState(key)?.isInvalidated).toBe(false)
  applyEvent(queries, 'system.changed', { ready: true } as SystemInfo)
  expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
})
