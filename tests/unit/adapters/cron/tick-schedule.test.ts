import { expect, test } from 'vitest'
import { readTickSchedule } from '../../../../src/adapters/cron/tick-schedule.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { formatInstant, plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

test.each([
  ['*/10 * * * * *', '09:00:00', '09:00:10'],
  ['*/10 * * * * *', '09:00:09', '09:00:10'],
  ['0 * * * * *', '09:00:30', '09:01:00'],
  ['0 0 10 * * *', '09:00:00', null],
])(
  'after %s at %s the next tick is that of %s, if there is one within a minute',
  (cron, time, next) => {
    const schedule = readTickSchedule(cron)
    const from = at(`2026-10-17T${time}+08:00`)
    const found = schedule.next(from, plus(from, minutes(1)))
    schedule.close()
    expect(found === null ? null : formatInstant(found)).toBe(
      next === null ? null : `2026-10-17T${next}+08:00`,
    )
  },
)
