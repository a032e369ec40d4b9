import { expect, test } from 'vitest'
import { statutoryDays } from '../../../../src/core/calendar/statutory-days.ts'

const daysOf = (year: number): string[] => [...statutoryDays(year).keys()].toSorted()

test('2024 has eleven statutory days, New Year’s Eve is not among them', () => {
  expect(daysOf(2024)).toEqual([
    '2024-01-01',
    '2024-02-10',
    '2024-02-11',
    '2024-02-12',
    '2024-04-04',
    '2024-05-01',
    '2024-06-10',
    '2024-09-17',
    '2024-10-01',
    '2024-10-02',
    '2024-10-03',
  ])
})

test('2027 has thirteen, with New Year’s Eve and May 2nd, computed before any notice', () => {
  expect(daysOf(2027)).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-04-05',
    '2027-05-01',
    '2027-05-02',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
  ])
})

test('every year to 2100 has its full count, less the days on which two festivals meet', () => {
  for (let year = 2020; year <= 2100; year += 1) {
    const due = year < 2025 ? 11 : 13
    const names = [...statutoryDays(year).values()].flatMap((name) => name.split('、'))
    expect(names, String(year)).toHaveLength(due)
  }
})

test('Mid-Autumn on National Day is one day with both names', () => {
  expect(statutoryDays(2031).get('2031-10-01' as never)).toBe('中秋节、国庆节')
})
