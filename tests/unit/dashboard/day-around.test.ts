import { expect, it } from 'vitest'
import { dayAround } from '../../../src/dashboard/lib/time/day-around.ts'

it.each([
  ['2026-10-17T00:00:00+08:00', '2026-10-17'],
  ['2026-10-17T07:59:59+08:00', '2026-10-17'],
  ['2026-10-17T23:59:59+08:00', '2026-10-17'],
])('the day of %s is %s, wherever this computer stands', (now, day) => {
  const next = '2026-10-18'
  expect(dayAround(Date.parse(now))).toEqual({
    from: `${day}T00:00:00+08:00`,
    to: `${next}T00:00:00+08:00`,
  })
})
