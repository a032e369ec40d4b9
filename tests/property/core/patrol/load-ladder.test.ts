import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { easedBy } from '../../../../src/core/patrol/load/ease.ts'
import {
  decideLoad,
  FRESH_MEMORY,
  LOAD_RUNGS,
  type LoadRung,
  type LoadState,
  rungOf,
} from '../../../../src/core/patrol/load/load-ladder.ts'
import { type Duration, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aRoom, at } from '../../../build/violations.ts'

const NOON = at('2026-10-17T12:00:00+08:00')
const TICK = 10

type Step = { readonly second: number; readonly from: LoadRung; readonly to: LoadRung }

/** The steps that are taken when so many of a hundred rooms are late at each look, one look in ten seconds. */
function live(lates: readonly number[]): readonly Step[] {
  let rung: LoadRung = 'none'
  let memory = FRESH_MEMORY
  const steps: Step[] = []
  lates.forEach((late, n) => {
    const second = n * TICK
    const decided = decideLoad(rung, memory, { due: 100, late }, seconds(second))
    memory = decided.memory
    if (decided.to === null) return
    steps.push({ second, from: rung, to: decided.to })
    rung = decided.to
  })
  return steps
}

const lates = fc.array(fc.constantFrom(0, 0, 0, 3, 10, 50), { minLength: 10, maxLength: 400 })
const heightOf = (rung: LoadRung): number => LOAD_RUNGS.indexOf(rung)

describe('how much the patrol does with less', () => {
  it('changes by one step at a time, up after half a minute of trouble at least, down after two of calm', () => {
    fc.assert(
      fc.property(lates, (all) => {
        for (const { second, from, to } of live(all)) {
          const height = heightOf(to) - heightOf(from)
          expect(Math.abs(height)).toBe(1)
          const needed = height > 0 ? 30 : 120
          const before = all.slice(0, second / TICK + 1).slice(-needed / TICK - 1)
          expect(before.every((late) => (height > 0 ? late > 5 : late < 1))).toBe(true)
        }
      }),
    )
  })

  it('goes up to the last rung while nothing helps, and all the way back when it is over', () => {
    const trouble = Array.from({ length: 30 }, () => 40)
    const calm = Array.from({ length: 200 }, () => 0)
    const steps = live([...trouble, ...calm])
    expect(steps.map(({ to }) => to)).toEqual([
      'calm-rooms-slower',
      'calm-rooms-slowest',
      'lowest-tier-shed',
      'calm-rooms-slowest',
      'calm-rooms-slower',
      'none',
    ])
  })

  it('swings ever more slowly where each step back is too early', () => {
    let rung: LoadRung = 'none'
    let memory = FRESH_MEMORY
    const downs: number[] = []
    for (let second = 0; second < 6 * 3_600; second += TICK) {
      const late = rung === 'none' ? 50 : 0
      const decided = decideLoad(rung, memory, { due: 100, late }, seconds(second))
      memory = decided.memory
      if (decided.to === 'none') downs.push(second)
      rung = decided.to ?? rung
    }
    const waits = downs.slice(1).map((second, n) => second - (downs[n] ?? 0))
    expect(Math.max(...waits)).toBeGreaterThan(1_500)
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
  })
})

describe('a room while the patrol does with less', () => {
  const loads = fc.record({
    rung: fc.constantFrom(...LOAD_RUNGS),
    before: fc.constantFrom(...LOAD_RUNGS),
    at: fc.constant(NOON),
  })

  it('is looked at as ever when it is under suspicion, or of the highest tier, or not known yet', () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 0, max: 600 }), (load, second) => {
        const now = plus(NOON, seconds(second))
        const base = { roomId: 'r', unseenReason: null, since: NOON, lastLookAt: NOON }
        const suspect = { ...base, state: 'suspect' as const }
        const off = { ...base, state: 'off-air' as const }
        expect(easedBy(load, { room: aRoom({ tier: 'low' }), status: suspect }, now)).toBe(1)
        expect(easedBy(load, { room: aRoom({ tier: 'key' }), status: off }, now)).toBe(1)
        expect(easedBy(load, { room: aRoom({ tier: 'ordinary' }), status: null }, now)).toBe(1)
      }),
    )
  })

  it('comes back at a moment of its own, so that they do not come back as a herd', () => {
    const load: LoadState = { rung: 'none', before: 'calm-rooms-slowest', at: NOON }
    const back = Array.from({ length: 2_000 }, (_, n) => {
      const second = Array.from({ length: 13 }, (_one, k) => k * 10).find(
        (s) => rungOf(load, `room-${n}`, plus(NOON, seconds(s))) === 'none',
      )
      return second ?? Number.POSITIVE_INFINITY
    })
    const perTick = Map.groupBy(back, (second) => second)
    const most = Math.max(...[...perTick.values()].map(({ length }) => length))
    expect(most).toBeLessThan(2_000 / 6)
    expect(Math.max(...back)).toBeLessThanOrEqual(120)
  })

  it('is eased at once when the load rises', () => {
    const load: LoadState = { rung: 'calm-rooms-slower', before: 'none', at: NOON }
    const later: Duration = minutes(1)
    for (let n = 0; n < 50; n += 1) {
      expect(rungOf(load, `room-${n}`, NOON)).toBe('calm-rooms-slower')
      expect(rungOf(load, `room-${n}`, plus(NOON, later))).toBe('calm-rooms-slower')
    }
  })
})
