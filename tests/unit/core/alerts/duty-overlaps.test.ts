import { expect, test } from 'vitest'
import {
  type DutyShift,
  refuseShift,
  SHIFT_AHEAD_AT_MOST,
  SHIFT_AT_MOST,
} from '../../../../src/core/alerts/duty.ts'
import { overlapsOf, sameShift } from '../../../../src/core/alerts/duty-overlaps.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { type Instant, parseInstant, plus } from '../../../../src/core/time/instant.ts'

const at = (clock: string): Instant => {
  const read = parseInstant(`2026-03-07T${clock}:00+08:00`)
  if (read === null) throw new Error(clock)
  return read
}
const shift = (id: string, from: string, to: string, ...people: readonly string[]): DutyShift => ({
  id,
  from: at(from),
  to: at(to),
  steps: people.map((person) => ({ person, channelIds: ['a'], afterMinutes: 0 })),
  handOver: null,
  version: 1,
})
const morning = shift('1', '08:00', '12:00', '李', '王')

test('the same person at the same time is the same shift, whoever else is in it', () => {
  expect(sameShift([morning], shift('2', '08:00', '12:00', '李'))?.id).toBe('1')
  expect(sameShift([morning], shift('2', '08:00', '12:00', '赵'))).toBeNull()
  expect(sameShift([morning], shift('2', '08:00', '13:00', '李'))).toBeNull()
  // Being changed, it is not in its own way.
  expect(sameShift([morning], morning)).toBeNull()
})

test('a person in two shifts at once is told, with the time; one after the other is none', () => {
  expect(overlapsOf([shift('2', '11:00', '14:00', '王'), morning])).toEqual([
    { person: '王', from: at('11:00'), to: at('12:00') },
  ])
  expect(overlapsOf([morning, shift('2', '12:00', '14:00', '王')])).toEqual([])
  expect(overlapsOf([morning, shift('2', '09:00', '10:00', '赵')])).toEqual([])
})

test('a shift of a mistyped year is refused', () => {
  const now = morning.from
  const long = { from: now, to: plus(now, SHIFT_AT_MOST) }
  expect(refuseShift(long, now)).toBeNull()
  const longer = { ...long, to: plus(long.to, hours(1)) }
  expect(refuseShift(longer, now)).toMatchObject({ fault: { code: 'bad-request', where: 'to' } })
  const far = plus(now, hours(1 + SHIFT_AHEAD_AT_MOST / hours(1)))
  expect(refuseShift({ from: far, to: plus(far, hours(8)) }, now)).toMatchObject({
    fault: { code: 'bad-request', where: 'from' },
  })
})
