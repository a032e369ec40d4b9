import fc from 'fast-check'
import { expect, it } from 'vitest'
import { freshPace, GIVEN_AHEAD, pauseOf } from '../../../../src/core/patrol/politeness.ts'
import { settleLook } from '../../../../src/core/patrol/politeness-feedback.ts'
import { breachesOf, emptyHour, enterStart } from '../../../../src/core/patrol/politeness-ledger.ts'
import { decideTurns } from '../../../../src/core/patrol/politeness-turns.ts'
import { milliseconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { aBudget, mostWithin } from '../../../build/politeness.ts'
import { at } from '../../../build/violations.ts'

const NOON = at('2026-10-17T12:00:00+08:00')

const budget = fc
  .record({
    looksPerMinute: fc.integer({ min: 1, max: 12_000 }),
    concurrency: fc.integer({ min: 1, max: 64 }),
    jitter: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map((drawn) => aBudget(drawn))

/** Several want to look at once, after a while, and are answered after a while. */
const asks = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 1_500 }),
    looks: fc.integer({ min: 1, max: 20 }),
    lasts: fc.integer({ min: 0, max: 4_000 }),
  }),
  { minLength: 5, maxLength: 40 },
)

it('turns given together keep the pace, the number under way and the ledger, and none is given far ahead', () => {
  fc.assert(
    fc.property(budget, asks, (rules, happening) => {
      let now: number = NOON
      let pace = freshPace('h', rules, NOON)
      let row = emptyHour('h', NOON, rules)
      const starts: number[] = []
      let flying: { readonly id: string; readonly ends: number }[] = []
      happening.forEach(({ after, looks, lasts }, n) => {
        now += after
        for (const { id } of flying.filter(({ ends }) => ends <= now)) {
          pace = settleLook(now as Instant, pace, rules, id, { kind: 'answered' })
        }
        flying = flying.filter(({ ends }) => ends > now)
        const wanted = Array.from({ length: looks }, (_, k) => ({ id: `${n}-${k}`, cost: 1 }))
        const turns = decideTurns(now as Instant, pace, rules, wanted)
        for (const given of turns.given) {
          expect(given.at).toBeGreaterThanOrEqual(now)
          expect(given.at - now).toBeLessThanOrEqual(GIVEN_AHEAD)
          starts.push(given.at)
          flying.push({ id: given.look.id, ends: given.at + lasts })
          row = enterStart(row, given.before, given.after, rules, 0)
        }
        expect(turns.given.length === looks).toBe(turns.wait === null)
        expect(flying.length).toBeLessThanOrEqual(rules.concurrency)
        pace = turns.pace
      })
      expect(mostWithin(starts, 60_000)).toBeLessThanOrEqual(rules.looksPerMinute)
      expect(breachesOf([row])).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('as many as fit before the clock is set back wait no longer than they had to', () => {
  fc.assert(
    fc.property(budget, fc.integer({ min: 2_000, max: 86_400_000 }), (rules, back) => {
      const first = decideTurns(NOON, freshPace('h', rules, NOON), rules, [{ id: 'a', cost: 1 }])
      const earlier = plus(NOON, milliseconds(-back))
      const next = decideTurns(earlier, { ...first.pace, inFlight: [] }, rules, [
        { id: 'b', cost: 1 },
      ])
      const until = next.wait?.until ?? next.given[0]?.at ?? earlier
      const longest = Math.ceil(pauseOf(rules.looksPerMinute) * (1 + rules.jitter))
      expect(until - earlier).toBeLessThanOrEqual(longest)
    }),
  )
})
