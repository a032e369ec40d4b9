import { describe, expect, it } from 'vitest'
import { readTickSchedule } from '../../../../../src/adapters/cron/tick-schedule.ts'
import { decideTick, lookFrom } from '../../../../../src/core/patrol/sweeps/tick-decision.ts'
import { hours, minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { formatInstant, type Instant, minus, plus } from '../../../../../src/core/time/instant.ts'
import { at } from '../../../../build/violations.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const hourly = readTickSchedule('0 0 * * * *')

/** Looks at these instants one after the other, and says what came of each. */
function looks(from: Instant, instants: readonly Instant[]): readonly string[] {
  let looked = from
  return instants.map((now) => {
    const decided = decideTick(hourly.latest, looked, now)
    looked = decided.looked
    if (decided.kind !== 'take') return decided.kind
    return `${formatInstant(decided.at).slice(8, 16)}${decided.backfilled ? ' late' : ''}`
  })
}
const past = (count: number) => plus(NINE, seconds(count))

describe('a tick', () => {
  it('is taken once, however often it is looked at', () => {
    expect(looks(past(-1), [past(0), past(0), past(1), past(2)])).toEqual([
      '17T09:00',
      'wait',
      'wait',
      'wait',
    ])
  })

  it('is taken though nobody looked in its own second', () => {
    expect(looks(past(-1), [past(2)])).toEqual(['17T09:00'])
  })

  it('that was missed is made up for and marked, and of many missed ones only the latest', () => {
    expect(looks(minus(NINE, hours(3)), [plus(NINE, minutes(10))])).toEqual(['17T09:00 late'])
  })

  it('comes again when the clock is set an hour back, once what was taken is forgotten', () => {
    const back = minus(NINE, hours(1))
    expect(looks(past(1), [plus(back, seconds(-2)), plus(back, seconds(0))])).toEqual([
      'forget',
      '17T08:00',
    ])
  })

  it('does not come again when the clock goes a few seconds back', () => {
    expect(looks(past(9), [past(-9), past(-8)])).toEqual(['wait', 'wait'])
  })

  it('of a day forward is the latest one of that day', () => {
    expect(looks(past(1), [plus(NINE, hours(24.5)), plus(NINE, hours(25))])).toEqual([
      '18T09:00 late',
      '18T10:00',
    ])
  })
})

describe('a process that starts', () => {
  it('begins with the next tick where none was ever taken, and else goes on from the last, a day back at most', () => {
    expect(lookFrom(null, NINE)).toBe(NINE)
    expect(lookFrom(minus(NINE, hours(2)), NINE)).toBe(minus(NINE, hours(2)))
    expect(lookFrom(minus(NINE, hours(200)), NINE)).toBe(minus(NINE, hours(24)))
    expect(lookFrom(plus(NINE, hours(1)), NINE)).toBe(plus(NINE, hours(1)))
  })
})
