import { expect, test } from 'vitest'
import { beliefText } from '../../../src/dashboard/lib/percent.ts'
import { ageOf, latencyText, lengthText } from '../../../src/dashboard/lib/time/format-duration.ts'
import {
  clockOf,
  dayBoundary,
  fullTimeOf,
  spokenTimeOf,
} from '../../../src/dashboard/lib/time/format-time.ts'

const SATURDAY = Date.parse('2026-03-07T01:30:05Z')

test('times are told in Asia/Shanghai with their offset, wherever the computer stands', () => {
  expect(fullTimeOf(SATURDAY)).toBe('2026-03-07 09:30:05 +08:00')
  expect(clockOf(Date.parse('2026-03-07T16:00:00Z'))).toBe('00:00:00')
  expect(fullTimeOf(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01 00:00:00 +08:00')
})

test('the drill clock is spoken with its weekday in both languages', () => {
  expect(spokenTimeOf(SATURDAY, 'zh')).toBe('2026-03-07（周六）09:30 +08:00')
  expect(spokenTimeOf(SATURDAY, 'en')).toBe('2026-03-07 (Sat) 09:30 +08:00')
})

test('a day that is filtered "to" is included whole, across months and leap days', () => {
  expect(dayBoundary('2026-03-07', 'start')).toBe('2026-03-07T00:00:00+08:00')
  expect(dayBoundary('2026-03-31', 'end')).toBe('2026-04-01T00:00:00+08:00')
  expect(dayBoundary('2028-02-28', 'end')).toBe('2028-02-29T00:00:00+08:00')
})

test('a span is told with its units, and clocks that disagree never show less than nothing', () => {
  expect(lengthText(111, 'zh')).toBe('1 分 51 秒')
  expect(lengthText(3_729, 'en')).toBe('1 h 2 min 9 s')
  expect(lengthText(-5, 'zh')).toBe('0 秒')
})

test('an age is told in its largest unit', () => {
  expect(ageOf(59)).toEqual({ unit: 'seconds', count: 59 })
  expect(ageOf(60)).toEqual({ unit: 'minutes', count: 1 })
  expect(ageOf(7_300)).toEqual({ unit: 'hours', count: 2 })
  expect(ageOf(200_000)).toEqual({ unit: 'days', count: 2 })
})

test('a belief is never told as certain', () => {
  expect(beliefText(0.9995)).toBe('99%')
  expect(beliefText(0.94)).toBe('94%')
  expect(beliefText(0.001)).toBe('<1%')
  expect(beliefText(0)).toBe('0%')
})

test('latencies are told in milliseconds below a second', () => {
  expect(latencyText(320.4)).toBe('320 ms')
  expect(latencyText(2_140)).toBe('2.1 s')
})

test('a span in a sentence is told in words, so that it is not read as a time of day', () => {
  expect(lengthText(598, 'zh')).toBe('9 分 58 秒')
  expect(lengthText(3_720, 'en')).toBe('1 h 2 min')
  expect(lengthText(0, 'zh')).toBe('0 秒')
})
