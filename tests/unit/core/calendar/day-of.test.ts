import { describe, expect, test } from 'vitest'
import { buildCalendar, type Calendar } from '../../../../src/core/calendar/calendar.ts'
import type {
  CalendarData,
  RegionCalendar,
  SchoolTerm,
} from '../../../../src/core/calendar/calendar-data.ts'
import { dayOf } from '../../../../src/core/calendar/day-of.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { loadedLaw } from '../../../build/law.ts'

const { calendar } = await loadedLaw()
const on = (date: string, region = '440100', stage: 'compulsory' | 'senior-high' = 'compulsory') =>
  dayOf(calendar, date as CivilDate, region, stage)

const term: SchoolTerm = {
  stage: 'compulsory',
  startYear: 2025,
  autumn: '2025-09-01' as CivilDate,
  winter: '2026-01-31' as CivilDate,
  winterPublishedEnd: null,
  spring: null,
  summer: null,
  nextAutumn: null,
  confidence: 'manual',
  sources: ['city'],
}
const city: RegionCalendar = {
  region: '440200',
  name: '韶关市',
  terms: [term],
  localBreaks: [],
  overrides: [],
}

/** The shipped national data with these regions only. */
function calendarWith(...regions: readonly RegionCalendar[]): Calendar {
  const data: CalendarData = {
    settings: calendar.settings,
    years: [...calendar.years.values()],
    regions,
  }
  return buildCalendar(data)
}

describe('the order of reasons', () => {
  test('a swapped Saturday inside the vacation is vacation, and says what else it is', () => {
    expect(on('2026-02-14')).toMatchObject({ kind: 'winter-vacation', also: ['adjusted-workday'] })
  })

  test('New Year’s Eve in the vacation keeps both reasons', () => {
    expect(on('2026-02-16')).toMatchObject({ kind: 'winter-vacation', also: ['statutory-holiday'] })
  })

  test('December 31st of 2022 is off by the notice of 2023, whose address is named', () => {
    const day = on('2022-12-31', '440300')
    expect(day).toMatchObject({ kind: 'arranged-day-off', also: ['rest-day'] })
    expect(day.sources[0]).toContain('2022-12/08')
  })

  test('an override stands above everything and names its document', () => {
    const late = calendarWith({
      ...city,
      overrides: [
        {
          stage: '*',
          start: '2026-01-01' as CivilDate,
          end: '2026-01-02' as CivilDate,
          kind: 'school-day',
          document: '韶教〔2026〕1号',
          reason: '补课',
          enteredBy: '王五',
        },
      ],
    })
    const day = dayOf(late, '2026-01-01' as CivilDate, '440200', 'compulsory')
    expect(day).toMatchObject({ kind: 'school-day', also: ['statutory-holiday'] })
    expect(day.sources[0]).toBe('韶教〔2026〕1号')
  })
})

describe('where the school calendar is missing', () => {
  test.each(['2026-01-05', '2026-01-20', '2026-03-05', '2026-06-25', '2026-09-02'])(
    '%s is unknown',
    (date) => {
      expect(on(date, '330100').kind).toBe('unknown')
    },
  )

  test.each(['2026-03-06', '2026-06-24', '2026-09-03'])('%s is an ordinary day', (date) => {
    expect(on(date, '330100')).toMatchObject({ kind: 'school-day', schoolCalendarKnown: false })
  })

  test('a national holiday stays one', () => {
    expect(on('2026-02-18', '330100')).toMatchObject({
      kind: 'statutory-holiday',
      also: ['unknown'],
    })
  })

  test('a weekend does not: the local calendar may have put school there', () => {
    expect(on('2026-01-24', '330100')).toMatchObject({ kind: 'unknown', also: ['rest-day'] })
  })

  test('the calendar of compulsory schools does not speak for senior high', () => {
    expect(on('2022-01-20', '440100', 'senior-high').kind).toBe('unknown')
  })

  test('a vacation without a known end surely lasts two weeks and is unknown after', () => {
    const half = calendarWith(city)
    const kinds = ['2026-01-30', '2026-01-31', '2026-02-13', '2026-02-24', '2026-03-05'].map(
      (date) => dayOf(half, date as CivilDate, '440200', 'compulsory').kind,
    )
    expect(kinds).toEqual([
      'school-day',
      'winter-vacation',
      'winter-vacation',
      'unknown',
      'unknown',
    ])
  })
})

describe('the place', () => {
  test('a county follows its city', () => {
    expect(on('2026-02-03', '440103').kind).toBe('winter-vacation')
  })

  test('a town of Dongguan with nine digits follows the province chain', () => {
    expect(on('2026-02-18', '441900003').kind).toBe('statutory-holiday')
  })

  test('a county has its own break, the city around it does not', () => {
    expect(on('2025-11-14', '440307').kind).toBe('local-break')
    expect(on('2025-11-14', '440300').kind).toBe('school-day')
    expect(on('2026-02-03', '440307').kind).toBe('winter-vacation')
  })
})

describe('key periods', () => {
  test.each([
    ['440100', '2022-01-17', 'winter-first-week'],
    ['440100', '2022-01-23', 'winter-first-week'],
    ['440100', '2022-01-24', null],
    ['440100', '2022-02-06', null],
    ['440100', '2022-02-07', 'pre-spring-week'],
    ['440100', '2022-02-13', 'pre-spring-week'],
    ['440100', '2022-02-14', null],
    ['440300', '2022-01-16', 'winter-first-week'],
    ['440100', '2026-02-06', 'winter-first-week'],
    ['440100', '2026-02-23', 'pre-spring-week'],
  ])('%s on %s: %s', (region, date, keyPeriod) => {
    expect(on(date, region).keyPeriod).toBe(keyPeriod)
  })
})

test('years without a notice are provisional, those with one are not', () => {
  expect(on('2027-03-10').provisional).toBe(true)
  expect(on('2020-03-10').provisional).toBe(true)
  expect(on('2026-12-31').provisional).toBe(false)
})
