import fc from 'fast-check'
import { createTask, parse, validate } from 'node-cron'
import { expect, it } from 'vitest'
import { namesDay } from '../../../../src/core/patrol/sweeps/cron-day.ts'
import { dateOfEpochDay, epochDay } from '../../../../src/core/time/civil-date.ts'

const listOf = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 4 }).map((list) => list.join(','))
const number = (min: number, max: number) => fc.integer({ min, max }).map(String)
const range = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`)

const days = fc.oneof(
  fc.constantFrom('*', '?', '*/2', '*/7'),
  listOf(
    number(1, 31),
    range(1, 31),
    fc.constantFrom('L', 'LW'),
    number(1, 31).map((day) => `${day}W`),
    number(1, 30).map((day) => `L-${day}`),
  ),
)
const months = fc.oneof(fc.constantFrom('*', '*/3'), listOf(number(1, 12), fc.constant('Feb')))
const weekdays = fc.oneof(
  fc.constantFrom('*', '?', '1-5', '*/2'),
  listOf(
    number(0, 7),
    range(0, 7),
    fc.constantFrom('Mon', 'Sunday', '1L', '7L', '0#1', '5#5', '3#4'),
  ),
)

it('reads the days of any expression as node-cron does', () => {
  const noons = epochDay(2024, 1, 1)
  fc.assert(
    fc.property(
      days,
      months,
      weekdays,
      fc.array(fc.integer({ min: 0, max: 28 * 365 }), { minLength: 20, maxLength: 20 }),
      (dayOfMonth, month, dayOfWeek, ats) => {
        const expression = `0 0 12 ${dayOfMonth} ${month} ${dayOfWeek}`
        fc.pre(validate(expression))
        const task = createTask(expression, () => undefined, { timezone: 'UTC' })
        for (const at of ats) {
          const noon = new Date(((noons + at) * 24 + 12) * 3_600_000)
          expect(`${at} ${namesDay(parse(expression), dateOfEpochDay(noons + at))}`).toBe(
            `${at} ${task.match(noon)}`,
          )
        }
        void task.destroy()
      },
    ),
    { numRuns: 50 },
  )
})
