import { expect, test } from 'vitest'
import {
  between,
  DAY,
  instantOf,
  lanesOf,
  lengthOf,
  moved,
  spanIn,
  ticksOf,
  withLength,
} from '../../../../src/dashboard/timeline/span.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const NOW = at('2026-10-17T09:31:00')
const span = spanIn({ from: '2026-10-17T00:00:00+08:00', to: '2026-10-18T00:00:00+08:00' }, NOW)

test('an address that names no span shows thirty days up to the end of today, and a broken one is put right', () => {
  expect(spanIn({}, NOW)).toEqual({
    from: at('2026-09-18T00:00:00'),
    to: at('2026-10-18T00:00:00'),
  })
  expect(lengthOf(spanIn({ from: '2000-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, NOW))).toBe(
    366 * DAY,
  )
  expect(lengthOf(spanIn({ from: '2026-10-17', to: '2026-10-16' }, NOW))).toBe(30 * DAY)
})

test('one zooms from a year to a second and no further, about the middle', () => {
  expect(lengthOf(withLength(span, 900 * DAY))).toBe(366 * DAY)
  const second = withLength(span, 10)
  expect([instantOf(second.from), lengthOf(second)]).toEqual(['2026-10-17T11:59:59+08:00', 1_000])
  expect(instantOf(moved(span, 1).from)).toBe('2026-10-17T12:00:00+08:00')
  expect(between(span, 0.75, 0.5)).toEqual({
    from: at('2026-10-17T12:00:00'),
    to: at('2026-10-17T18:00:00'),
  })
})

test('ticks stand at whole times of Shanghai and are few enough to be read', () => {
  expect(ticksOf(span).map(({ label }) => label)).toEqual([
    '10-17',
    '03:00',
    '06:00',
    '09:00',
    '12:00',
    '15:00',
    '18:00',
    '21:00',
  ])
  for (const length of [1_000, 60_000, 3_600_000, DAY, 30 * DAY, 366 * DAY]) {
    const count = ticksOf(withLength(span, length)).length
    expect(count, String(length)).toBeGreaterThan(0)
    expect(count, String(length)).toBeLessThanOrEqual(9)
  }
})

test('leads that overlap are drawn on lines of their own, as long as there are lines', () => {
  const pieces = [
    { from: 5, to: 9 },
    { from: 0, to: 4 },
    { from: 1, to: 6 },
    { from: 2, to: 3 },
  ]
  expect(lanesOf(pieces, 2)).toEqual([0, 0, 1, null])
})
