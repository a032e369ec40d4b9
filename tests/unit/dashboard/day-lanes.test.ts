import { expect, test } from 'vitest'
import { dayLanes, LANES, watchSums } from '../../../src/dashboard/room-day/day-lanes.ts'
import { wireTimeline } from '../../build/dashboard/review/wire-timeline.ts'

const day = wireTimeline('room-maths', '2026-03-07')

test('every stretch of the day lies on its axis, in its lane', () => {
  const lanes = dayLanes(day, 'v-maths')
  for (const lane of LANES) {
    for (const { x, width } of lanes[lane]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(1440)
    }
  }
  expect(lanes.air[0]).toMatchObject({ x: 540, width: 60 })
})

test('this lead is told from others of the room, and a cut of a second is still seen', () => {
  const { violations, cuts } = dayLanes(day, 'v-maths')
  expect(violations.map(({ kind }) => kind)).toEqual(['this', 'other'])
  expect(cuts[0]?.width).toBeGreaterThan(1)
})

test('what began yesterday and ends tomorrow fills the day and no more', () => {
  const from = '2026-03-06T20:00:00+08:00'
  const to = '2026-03-08T20:00:00+08:00'
  const { air } = dayLanes({ ...day, air: [{ from, to }] }, null)
  expect(air[0]).toMatchObject({ x: 0, width: 1440 })
})

test('hours that nobody watched are told as hours that nobody watched', () => {
  const sums = new Map(watchSums(day.watch).map(({ kind, seconds }) => [kind, seconds]))
  expect(sums.get('looked')).toBe(3_600)
  expect(sums.get('unwatched')).toBe(8 * 3_600 + 13 * 3_600 + 2_400)
})
