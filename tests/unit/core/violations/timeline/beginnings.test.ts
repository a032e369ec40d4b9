import { expect, test } from 'vitest'
import { hours, minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, parseInstant, plus } from '../../../../../src/core/time/instant.ts'
import { axisStep, heatOf } from '../../../../../src/core/violations/timeline/beginnings.ts'

const at = (text: string): Instant => parseInstant(text) ?? expect.unreachable()
const SATURDAY = at('2026-10-17T00:00:00+08:00')

test('a year is shown by days, a day by minutes, and a minute by seconds', () => {
  const step = (length: Parameters<typeof plus>[1]) =>
    axisStep({ start: SATURDAY, end: plus(SATURDAY, length) })
  expect(step(hours(24 * 366))).toBe(hours(24))
  expect(step(hours(24))).toBe(minutes(10))
  expect(step(hours(1))).toBe(seconds(10))
  expect(step(minutes(1))).toBe(seconds(1))
  expect(step(seconds(1))).toBe(seconds(1))
})

test('hours are laid out by the weekdays or the days of Shanghai, whatever the day is in London', () => {
  const counted = [
    // Still Friday in London.
    { at: SATURDAY, count: 2 },
    { at: plus(SATURDAY, hours(23)), count: 1 },
    { at: plus(SATURDAY, hours(24 * 7)), count: 4 },
  ]
  expect(heatOf(counted, 'weekday')).toEqual([
    { date: null, weekday: 6, hour: 0, count: 6 },
    { date: null, weekday: 6, hour: 23, count: 1 },
  ])
  expect(heatOf(counted, 'day')).toEqual([
    { date: '2026-10-17', weekday: 6, hour: 0, count: 2 },
    { date: '2026-10-17', weekday: 6, hour: 23, count: 1 },
    { date: '2026-10-24', weekday: 6, hour: 0, count: 4 },
  ])
})
