import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type LookTime,
  learnTime,
  NO_TIMES,
  timeBudget,
} from '../../../../src/core/patrol/host-times.ts'
import { type Duration, milliseconds, seconds } from '../../../../src/core/time/duration.ts'

const MOST = seconds(8)
const look: fc.Arbitrary<LookTime> = fc.record({
  took: fc.integer({ min: 1, max: 8_000 }).map((millis) => milliseconds(millis)),
  answered: fc.boolean(),
})
const learnedFrom = (looks: readonly LookTime[]) => looks.reduce(learnTime, NO_TIMES)
const answers = (took: Duration, count: number): readonly LookTime[] =>
  Array.from({ length: count }, () => ({ took, answered: true }))
const silences = (count: number): readonly LookTime[] =>
  Array.from({ length: count }, () => ({ took: MOST, answered: false }))

describe('the time that a look at a platform may take', () => {
  it('is never less than two seconds nor more than a look may take at all, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
        const budget = timeBudget(learnedFrom(looks), MOST)
        expect(budget).toBeGreaterThanOrEqual(seconds(2))
        expect(budget).toBeLessThanOrEqual(MOST)
      }),
    )
  })

  it('is enough for a platform that answers as it always does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7_000 }),
        fc.integer({ min: 5, max: 50 }),
        (took, n) => {
          expect(timeBudget(learnedFrom(answers(milliseconds(took), n)), MOST)).toBeGreaterThan(
            took,
          )
        },
      ),
    )
  })

  it('is short for one that is quick, and all of it for one that nobody knows', () => {
    expect(timeBudget(NO_TIMES, MOST)).toBe(MOST)
    expect(timeBudget(learnedFrom(answers(milliseconds(120), 20)), MOST)).toBe(seconds(2))
  })

  it('is short for one that says nothing, but for every fifth look', () => {
    const budgets = Array.from({ length: 10 }, (_, n) =>
      timeBudget(learnedFrom(silences(n + 3)), MOST),
    )
    expect(budgets.filter((budget) => budget === MOST)).toHaveLength(2)
    expect(budgets.filter((budget) => budget === seconds(2))).toHaveLength(8)
  })

  it('grows again for one that was quick and has become slow, before it is called silent', () => {
    const quick = answers(milliseconds(500), 20)
    const budgets = [0, 1, 2].map((n) => timeBudget(learnedFrom([...quick, ...silences(n)]), MOST))
    expect(budgets).toEqual([seconds(2), seconds(4), MOST])
  })
})
