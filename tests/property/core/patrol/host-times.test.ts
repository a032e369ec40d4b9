import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  giveTime,
  type HostTimes,
  isSilent,
  type LookTime,
  learnTime,
  NO_ROOM_TIMES,
  NO_TIMES,
  type RoomTimes,
} from '../../../../src/core/patrol/host-times.ts'
import { type Duration, milliseconds, seconds } from '../../../../src/core/time/duration.ts'

const MOST = seconds(8)
const look: fc.Arbitrary<LookTime> = fc.record({
  took: fc.integer({ min: 1, max: 8_000 }).map((millis) => milliseconds(millis)),
  answered: fc.boolean(),
  whole: fc.boolean(),
})
const learnedFrom = (looks: readonly LookTime[]) => looks.reduce(learnTime, NO_TIMES)
const answers = (took: Duration, count: number): readonly LookTime[] =>
  Array.from({ length: count }, () => ({ took, answered: true, whole: true }))
const silences = (count: number, whole = true): readonly LookTime[] =>
  Array.from({ length: count }, () => ({ took: MOST, answered: false, whole }))
const HOST = 'live.example.cn'
const budgetOf = (times: HostTimes) => giveTime(HOST, times, NO_ROOM_TIMES, MOST).budget

/** What looks at so many rooms are given that all begin before one of them has ended. */
function givenAtOnce(times: HostTimes, count: number): readonly Duration[] {
  let known = times
  return Array.from({ length: count }, () => {
    const given = giveTime(HOST, known, NO_ROOM_TIMES, MOST)
    known = given.times
    return given.budget
  })
}

/** What rooms of a silent platform are given, in that order. */
function givenInOrder(order: readonly number[]): ReadonlyMap<number, readonly Duration[]> {
  const rooms = new Map<number, RoomTimes>()
  const budgets = new Map<number, Duration[]>()
  let times = learnedFrom(silences(3))
  for (const room of order) {
    const given = giveTime(HOST, times, rooms.get(room) ?? NO_ROOM_TIMES, MOST)
    times = given.times
    rooms.set(room, given.room)
    budgets.set(room, [...(budgets.get(room) ?? []), given.budget])
  }
  return budgets
}

describe('the time that a look at a platform may take', () => {
  it('is never less than two seconds nor more than a look may take at all, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
        const budget = budgetOf(learnedFrom(looks))
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
          expect(budgetOf(learnedFrom(answers(milliseconds(took), n)))).toBeGreaterThan(took)
        },
      ),
    )
  })

  it('is short for one that is quick, and all of it for one that nobody knows', () => {
    expect(budgetOf(NO_TIMES)).toBe(MOST)
    expect(budgetOf(learnedFrom(answers(milliseconds(120), 20)))).toBe(seconds(2))
  })

  it('learns nothing from a silence that we cut short ourselves: no platform is called silent for it', () => {
    fc.assert(
      fc.property(
        fc.array(look, { maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (looks, n) => {
          const known = learnedFrom(looks)
          expect(silences(n, false).reduce(learnTime, known)).toEqual(known)
        },
      ),
    )
  })

  it('grows as soon as one that was quick has answered slowly, also after it was called silent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2_000, max: 5_000 }),
        fc.integer({ min: 0, max: 30 }),
        (took, silent) => {
          const before = [...answers(milliseconds(200), 20), ...silences(silent)]
          const times = learnedFrom([...before, ...answers(milliseconds(took), 1)])
          expect(isSilent(times)).toBe(false)
          expect(budgetOf(times)).toBeGreaterThan(took)
        },
      ),
    )
  })
})

describe('the time that looks at rooms of a silent platform may take', () => {
  it('is short for one that says nothing at length, but for every fifth, also of looks that begin together', () => {
    const budgets = givenAtOnce(learnedFrom(silences(3)), 500)
    expect(budgets.filter((budget) => budget === MOST)).toHaveLength(100)
    expect(budgets.filter((budget) => budget === seconds(2))).toHaveLength(400)
  })

  it('is all of it at least every fifth time for each room of one that says nothing, in whatever order they come', () => {
    const order = fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 120 })
    fc.assert(
      fc.property(order, (rooms) => {
        for (const budgets of givenInOrder(rooms).values()) {
          const atLength = budgets.flatMap((budget, n) => (budget === MOST ? [n] : []))
          const steps = [...atLength, budgets.length].map((n, i) => n - (atLength[i - 1] ?? -1))
          expect(Math.max(...steps)).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  it('is all of it now and then for a room whose address is another each time, in whatever order they come', () => {
    for (const count of [5, 10]) {
      const budgets = givenAtOnce(learnedFrom(silences(3)), count * 200)
      const first = budgets.filter((_, n) => n % count === 0)
      expect(first.filter((budget) => budget === MOST).length).toBeGreaterThan(20)
    }
  })
})
