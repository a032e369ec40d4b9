import { expect, test } from 'vitest'
import { formatClockTime, parseClockTime } from '../../../../src/core/time/clock-time.ts'

test.each([
  ['00:00', 0],
  ['08:00', 28_800],
  ['21:00:01', 75_601],
  ['24:00', 86_400],
])('%s is second %i of the day', (text, second) => {
  expect(parseClockTime(text)).toBe(second)
  expect(formatClockTime(second)).toBe(text)
})

test.each(['8:00', '24:01', '12:60', '12:00:60', 'noon', ''])('“%s” is no time of day', (text) => {
  expect(parseClockTime(text)).toBeNull()
})
