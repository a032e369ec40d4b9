import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkday } from '../../../src/core/calendar/workdays.ts'
import { deadlinesOf } from '../../../src/core/deadlines/deadline.ts'
import { LIMIT_IDS, timeLimit } from '../../../src/core/deadlines/time-limits.ts'
import { addDays } from '../../../src/core/time/civil-date.ts'
import { civilDateOf, instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import { loadedLaw } from '../../build/law.ts'

const { calendar } = await loadedLaw()

const instant = fc
  .integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2027, 11, 31) })
  .map(instantOfEpochMilliseconds)
const limits = LIMIT_IDS.map(timeLimit)

const only = (limit: (typeof limits)[number], begun: number, now: number) => {
  const found = deadlinesOf(
    [{ kind: limit.begins, at: instantOfEpochMilliseconds(begun) }],
    calendar,
    instantOfEpochMilliseconds(now),
  ).find(({ limit: id }) => id === limit.id)
  if (found === undefined) throw new Error(limit.id)
  return found
}

test('a limit of working days has exactly so many of them, and ends on one', () => {
  const ofWorkdays = limits.filter(({ unit }) => unit === 'workdays')
  fc.assert(
    fc.property(fc.constantFrom(...ofWorkdays), instant, (limit, begun) => {
      const { lastDay } = only(limit, begun, begun)
      if (lastDay === null) return
      let worked = 0
      for (let day = addDays(civilDateOf(begun), 1); day <= lastDay; day = addDays(day, 1)) {
        if (isWorkday(calendar, day)) worked += 1
      }
      expect(worked).toBe(limit.count)
      expect(isWorkday(calendar, lastDay)).toBe(true)
    }),
  )
})

test('time only makes it more urgent, and it is over exactly from its end on', () => {
  const order = ['running', 'due-soon', 'expired', 'overdue']
  fc.assert(
    fc.property(fc.constantFrom(...limits), instant, instant, instant, (limit, begun, a, b) => {
      const [first, second] = [
        only(limit, begun, Math.min(a, b)),
        only(limit, begun, Math.max(a, b)),
      ]
      if (first.state === 'unknown') {
        expect([first.dueAt, second.state]).toEqual([null, 'unknown'])
        return
      }
      expect(order.indexOf(first.state)).toBeLessThanOrEqual(order.indexOf(second.state))
      const over = first.state === 'expired' || first.state === 'overdue'
      expect(over).toBe((first.remaining ?? 0) <= 0)
    }),
  )
})
