import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideLook,
  freshPace,
  type HostBudget,
  type HostPace,
  jitterOf,
  LOOK_PRIORITIES,
  pauseOf,
} from '../../../../src/core/patrol/politeness.ts'
import { type LookEnd, settleLook } from '../../../../src/core/patrol/politeness-feedback.ts'
import { breachesOf, emptyHour, enterStart } from '../../../../src/core/patrol/politeness-ledger.ts'
import { nextInLine, type WaitingLook } from '../../../../src/core/patrol/politeness-line.ts'
import { hours, milliseconds, seconds } from '../../../../src/core/time/duration.ts'
import type { Instant } from '../../../../src/core/time/instant.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aBudget, mostWithin } from '../../../build/politeness.ts'
import { at } from '../../../build/violations.ts'

const NOON = at('2026-10-17T12:00:00+08:00')

const budget = fc
  .record({
    looksPerMinute: fc.integer({ min: 1, max: 3_000 }),
    concurrency: fc.integer({ min: 1, max: 8 }),
    jitter: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map((drawn) => aBudget(drawn))

const end: fc.Arbitrary<LookEnd> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<LookEnd>({ kind: 'answered' }) },
  { weight: 1, arbitrary: fc.constant<LookEnd>({ kind: 'failed' }) },
  { weight: 1, arbitrary: fc.constant<LookEnd>({ kind: 'says-nothing' }) },
  {
    weight: 1,
    arbitrary: fc.option(fc.integer({ min: 0, max: 30 })).map(
      (s): LookEnd => ({
        kind: 'pushed-back',
        retryAfter: s === null ? null : seconds(s),
      }),
    ),
  },
)

/** What happens on a host: somebody wants to look after a while, and the look lasts and ends somehow. */
type Happening = { readonly after: number; readonly lasts: number; readonly end: LookEnd }

const events: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 1_500 }),
    lasts: fc.integer({ min: 0, max: 4_000 }),
    end,
  }),
  { minLength: 20, maxLength: 120 },
)

type Lived = { readonly starts: number[]; readonly mostInFlight: number; readonly pace: HostPace }

function live(rules: HostBudget, happening: readonly Happening[]): Lived {
  let now: number = NOON
  let pace = freshPace('example.cn', rules, NOON)
  const flying: { id: string; ends: number; end: LookEnd }[] = []
  const starts: number[] = []
  let mostInFlight = 0
  happening.forEach((event, i) => {
    now += event.after
    for (const done of flying.filter(({ ends }) => ends <= now)) {
      flying.splice(flying.indexOf(done), 1)
      pace = settleLook(now as Instant, pace, rules, done.id, done.end)
    }
    const decision = decideLook(now as Instant, pace, rules, { id: `look-${i}`, cost: 1 })
    if (decision.kind !== 'go') return
    pace = decision.pace
    starts.push(now)
    flying.push({ id: `look-${i}`, ends: now + event.lasts, end: event.end })
    mostInFlight = Math.max(mostInFlight, flying.length)
  })
  return { starts, mostInFlight, pace }
}

describe('the budget of a platform', () => {
  it('is never exceeded in any minute, nor in any second, whatever the platform answers', () => {
    fc.assert(
      fc.property(budget, events, (rules, happening) => {
        const { starts } = live(rules, happening)
        expect(mostWithin(starts, 60_000)).toBeLessThanOrEqual(rules.looksPerMinute)
        const perSecond = Math.ceil(1_000 / pauseOf(rules.looksPerMinute))
        expect(mostWithin(starts, 1_000)).toBeLessThanOrEqual(perSecond)
      }),
    )
  })

  it('never lets more looks be under way at once than allowed', () => {
    fc.assert(
      fc.property(budget, events, (rules, happening) => {
        expect(live(rules, happening).mostInFlight).toBeLessThanOrEqual(rules.concurrency)
      }),
    )
  })

  it('adds jitter to the pause within its bounds, and not always the same', () => {
    fc.assert(
      fc.property(budget, fc.uuid(), (rules, id) => {
        const decision = decideLook(NOON, freshPace('h', rules, NOON), rules, { id, cost: 1 })
        if (decision.kind !== 'go') throw new Error('the first look goes at once')
        const pause = decision.pace.nextStartAt - NOON
        const shortest = pauseOf(rules.looksPerMinute)
        expect(pause).toBeGreaterThanOrEqual(shortest)
        expect(pause).toBeLessThanOrEqual(Math.ceil(shortest * (1 + rules.jitter)))
      }),
    )
    const drawn = Array.from({ length: 400 }, (_, i) => jitterOf(`look-${i}`))
    expect(Math.min(...drawn)).toBeLessThan(0.1)
    expect(Math.max(...drawn)).toBeGreaterThan(0.9)
  })

  it('is obeyed by the ledger that is written beside it, and a start too soon shows there', () => {
    fc.assert(
      fc.property(budget, events, (rules, happening) => {
        let pace = freshPace('example.cn', rules, NOON)
        let row = emptyHour('example.cn', NOON, rules)
        let now: number = NOON
        happening.forEach((event, i) => {
          now += event.after
          const decision = decideLook(now as Instant, pace, rules, { id: `${i}`, cost: 1 })
          if (decision.kind !== 'go') return
          row = enterStart(row, pace, decision.pace, rules, 0)
          pace = settleLook(now as Instant, decision.pace, rules, `${i}`, event.end)
        })
        expect(breachesOf([row])).toEqual([])
        const rash = { ...pace, lastStartAt: plus(pace.lastStartAt ?? NOON, milliseconds(1)) }
        const broken = enterStart(row, pace, rash, rules, 0)
        expect(breachesOf([broken]).map(({ what }) => what)).toContain('overruns')
      }),
    )
  })

  it('asks to wait no longer than an hour, even after the clock was set back by years', () => {
    fc.assert(
      fc.property(
        budget,
        events,
        fc.integer({ min: 0, max: 200_000 }),
        (rules, happening, back) => {
          const { pace } = live(rules, happening)
          const now = (NOON - hours(back)) as Instant
          const decision = decideLook(now, pace, rules, { id: 'later', cost: 1 })
          if (decision.kind === 'wait') expect(decision.until - now).toBeLessThanOrEqual(hours(1))
        },
      ),
    )
  })
})

describe('the line of a platform', () => {
  const waiting = fc.array(
    fc.record({
      id: fc.uuid(),
      priority: fc.constantFrom(...LOOK_PRIORITIES),
      since: fc.integer({ min: 0, max: 300_000 }).map(milliseconds),
    }),
    { minLength: 1, maxLength: 40 },
  )

  it('of those who came together, serves the proof, then suspicion, then rooms on air, then the patrol, then a preview', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...LOOK_PRIORITIES], { minLength: 1 }), (order) => {
        const line = order.map(
          (priority): WaitingLook => ({ id: priority, priority, since: seconds(9) }),
        )
        const best = LOOK_PRIORITIES.find((priority) => order.includes(priority))
        expect(nextInLine(line)?.priority).toBe(best)
      }),
    )
  })

  it('lets nobody be overtaken for ever: after 60 s no newcomer goes before', () => {
    fc.assert(
      fc.property(waiting, (line) => {
        const served = nextInLine(line)
        if (served === null) throw new Error('somebody waits')
        for (const other of line) expect(served.since - other.since).toBeLessThanOrEqual(60_000)
      }),
    )
  })

  it('serves everybody in the end, while proofs keep arriving as fast as they are served', () => {
    fc.assert(
      fc.property(waiting, (start) => {
        let line: WaitingLook[] = [...start]
        let now = 300_000
        const left = new Set(start.map(({ id }) => id))
        for (let turn = 0; turn < 600 && left.size > 0; turn += 1) {
          const next = nextInLine(line)
          line = line.filter((look) => look !== next)
          left.delete(next?.id ?? '')
          now += 1_000
          line.push({ id: `proof-${turn}`, priority: 'proof', since: milliseconds(now) })
        }
        expect(left.size).toBe(0)
      }),
    )
  })
})
