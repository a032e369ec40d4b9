import { describe, expect, test } from 'vitest'
import {
  type CalendarView,
  stagesOf,
  viewFromSearch,
  viewToPath,
} from '../../../src/dashboard/calendar/calendar-address.ts'
import {
  addMonths,
  weekdayNumber,
  weekdayOf,
  weeksOfMonth,
} from '../../../src/dashboard/calendar/civil-days.ts'
import { dateAfterKey } from '../../../src/dashboard/calendar/grid-keys.ts'
import { placeOf } from '../../../src/dashboard/lib/routes.ts'

const key = (name: string, ctrlKey = false) => ({
  key: name,
  ctrlKey,
  metaKey: false,
  altKey: false,
  shiftKey: false,
})

describe('the grid of a month', () => {
  test('weeks begin on Monday, and other months leave their places empty', () => {
    const weeks = weeksOfMonth(2026, 2)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01'])
    expect(weeks.at(-1)?.slice(0, 6)).toEqual([
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ])
    expect(weekdayNumber('2026-02-14')).toBe(6)
    expect(weekdayOf('2026-02-15')).toBe('sun')
  })

  test('the twelve months of a year hold each of its days once, in a leap year too', () => {
    const months = Array.from({ length: 12 }, (_, month) => weeksOfMonth(2028, month + 1))
    const days = months.flat(2).filter((date) => date !== null)
    expect(days).toHaveLength(366)
    expect(new Set(days)).toHaveLength(366)
    expect(days).toContain('2028-02-29')
  })
})

describe('the keyboard', () => {
  test('walks by day, week and month', () => {
    expect(dateAfterKey(key('ArrowRight'), '2026-02-28')).toBe('2026-03-01')
    expect(dateAfterKey(key('ArrowLeft'), '2026-03-01')).toBe('2026-02-28')
    expect(dateAfterKey(key('ArrowDown'), '2026-02-28')).toBe('2026-03-07')
    expect(dateAfterKey(key('ArrowUp'), '2026-03-07')).toBe('2026-02-28')
    expect(dateAfterKey(key('PageDown'), '2026-01-31')).toBe('2026-02-28')
    expect(dateAfterKey(key('PageUp'), '2026-03-31')).toBe('2026-02-28')
  })

  test('reaches the ends of the week, and with Ctrl those of the year', () => {
    expect(dateAfterKey(key('Home'), '2026-05-09')).toBe('2026-05-04')
    expect(dateAfterKey(key('End'), '2026-05-09')).toBe('2026-05-10')
    expect(dateAfterKey(key('Home', true), '2026-05-09')).toBe('2026-01-01')
    expect(dateAfterKey(key('End', true), '2026-05-09')).toBe('2026-12-31')
  })

  test('never leaves the year that is shown', () => {
    expect(dateAfterKey(key('ArrowLeft'), '2026-01-01')).toBe('2026-01-01')
    expect(dateAfterKey(key('PageDown'), '2026-12-05')).toBe('2026-12-31')
    expect(addMonths('2026-12-05', 1)).toBe('2027-01-05')
  })

  test('leaves all other keys to the browser', () => {
    expect(dateAfterKey(key('Tab'), '2026-05-09')).toBeNull()
    expect(dateAfterKey(key('toString'), '2026-05-09')).toBeNull()
    expect(dateAfterKey(key('ArrowRight', true), '2026-05-09')).toBeNull()
    expect(dateAfterKey({ ...key('ArrowLeft'), altKey: true }, '2026-05-09')).toBeNull()
  })
})

describe('the address of the page', () => {
  const otherwise: CalendarView = { year: 2026, region: '440100', stage: 'both' }

  test('holds year, region and stage, and gives them back', () => {
    const view: CalendarView = { year: 2027, region: '440300', stage: 'senior-high' }
    const { pathname, search } = new URL(viewToPath(view), 'http://program')
    expect(placeOf(pathname)).toEqual({ page: 'calendar' })
    expect(viewFromSearch(search, otherwise)).toEqual(view)
  })

  test('falls back where it is wrong or silent, part by part', () => {
    expect(viewFromSearch('', otherwise)).toEqual(otherwise)
    expect(viewFromSearch('?year=1999&region=gz&stage=adult', otherwise)).toEqual(otherwise)
    expect(viewFromSearch('?year=2026.5&region=441900003', otherwise)).toEqual({
      ...otherwise,
      region: '441900003',
    })
  })

  test('both stages are two, one is one', () => {
    expect(stagesOf({ stage: 'both' })).toEqual(['compulsory', 'senior-high'])
    expect(stagesOf({ stage: 'senior-high' })).toEqual(['senior-high'])
  })
})
