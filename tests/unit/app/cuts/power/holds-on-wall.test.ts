import { expect, it } from 'vitest'
import { onWall } from '../../../../../src/app/cuts/power/holds-on-wall.ts'
import { DEFAULT_CUT_RULES } from '../../../../../src/core/cuts/power/cut-rules.ts'
import { heldCutRules } from '../../../../../src/core/cuts/power/loosened-rules.ts'
import { hours, milliseconds, minutes } from '../../../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../../../src/core/time/instant.ts'
import { at } from '../../../../build/violations.ts'

const TEN = at('2026-10-17T10:00:00+08:00')
const strict = { ...DEFAULT_CUT_RULES, coolingOff: minutes(90), loosenedAfter: hours(24) }

/** Loosened at ten, first looked at then; `set` and `passed` as the clocks tell it afterwards. */
function waiting(changedAt: Instant) {
  let wall = TEN
  let monotonic = milliseconds(7)
  const clock = { now: () => wall, monotonic: () => monotonic }
  const earlier = [{ id: 'a', rules: strict, until: changedAt, changedBy: 'user:wang' }]
  const rules = { written: DEFAULT_CUT_RULES, earlier, agreedTo: [] }
  return {
    isHeld: () => heldCutRules(onWall(rules, clock), wall).length > 0,
    pass: (count: number) => {
      wall = plus(wall, minutes(count))
      monotonic = milliseconds(monotonic + minutes(count))
    },
    set: (to: Instant) => {
      wall = to
    },
  }
}

it('what was loosened waits as long as it has to, however far the clock is set forward or back', () => {
  for (const to of [plus(TEN, hours(72)), minus(TEN, hours(72))]) {
    const { isHeld, pass, set } = waiting(TEN)
    expect(isHeld()).toBe(true)
    set(to)
    expect(isHeld()).toBe(true)
    pass(23 * 60)
    expect(isHeld()).toBe(true)
    pass(60)
    expect(isHeld()).toBe(false)
  }
})

it('what was changed by a clock that was ahead is reckoned from when it was first seen', () => {
  const { isHeld, pass } = waiting(plus(TEN, hours(500)))
  expect(isHeld()).toBe(true)
  pass(24 * 60)
  expect(isHeld()).toBe(false)
})
