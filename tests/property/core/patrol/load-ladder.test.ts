import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { easedBy, waitsFrom } from '../../../../src/core/patrol/load/ease.ts'
import {
  decideLoad,
  FRESH_MEMORY,
  LOAD_RUNGS,
  type LoadRung,
  type LoadState,
  NO_LOAD,
  rungOf,
} from '../../../../src/core/patrol/load/load-ladder.ts'
import { spreadStarts } from '../../../../src/core/patrol/spread-starts.ts'
import { type Duration, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aRoom, at } from '../../../build/violations.ts'

const NOON = at('2026-10-17T12:00:00+08:00')
const TICK = 10

type Step = { readonly second: number; readonly from: LoadRung; readonly to: LoadRung }

/** The steps that are taken when so many of a hundred rooms are late at each look, one look in ten seconds. */
function follow(looks: number, lateAt: (n: number, rung: LoadRung) => number): readonly Step[] {
  let load: LoadState = NO_LOAD
  let memory = FRESH_MEMORY
  const steps: Step[] = []
  for (let n = 0; n < looks; n += 1) {
    const second = n * TICK
    const now = { steady: seconds(second), wall: plus(NOON, seconds(second)) }
    const late = lateAt(n, load.rung)
    const decided = decideLoad(load, memory, { due: 100, late }, now)
    memory = decided.memory
    if (decided.to === null) continue
    steps.push({ second, from: load.rung, to: decided.to.rung })
    load = { ...decided.to, before: load.rung, at: now.wall }
  }
  return steps
}

const live = (lates: readonly number[]) => follow(lates.length, (n) => lates[n] ?? 0)

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
    const trouble = Array.from({ length: 40 }, () => 40)
    const calm = Array.from({ length: 300 }, () => 0)
    const steps = live([...trouble, ...calm])
    const up = LOAD_RUNGS.slice(1)
    expect(steps.map(({ to }) => to)).toEqual([...up, ...LOAD_RUNGS.toReversed().slice(1)])
  })

  it('takes a step back only when all rooms are back from the one before', () => {
    const trouble = Array.from({ length: 40 }, () => 40)
    const downs = live([...trouble, ...Array.from({ length: 300 }, () => 0)]).filter(
      ({ from, to }) => heightOf(to) < heightOf(from),
    )
    const waits = downs.slice(1).map(({ second }, n) => second - (downs[n]?.second ?? 0))
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(240)
  })

  it.each(LOAD_RUNGS.slice(0, -1))(
    'swings ever more slowly where each step back to %s is too early',
    (least) => {
      const steps = follow((12 * 3_600) / TICK, (_, rung) =>
        heightOf(rung) <= heightOf(least) ? 50 : 0,
      )
      const downs = steps.filter(({ to }) => to === least).map(({ second }) => second)
      const waits = downs
        .slice(1)
        .map((second, n) => second - (downs[n] ?? 0))
        .slice(1)
      expect(Math.max(...waits)).toBeGreaterThan(1_500)
      expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
    },
  )

  it('is as patient as at first on rungs whose step back was never too early, however it went up', () => {
    const trouble = Array.from({ length: 40 }, () => 40)
    const steps = live([...trouble, ...Array.from({ length: 13 }, () => 0)])
    expect(steps.at(-1)).toMatchObject({ to: LOAD_RUNGS.at(-2) })
  })
})

describe('how much the patrol does with less while a trouble keeps returning', () => {
  it.each([1, 7, 29, 60, 180, 350])(
    'settles to a few steps a day where the trouble returns %i minutes after each recovery',
    (after) => {
      const day = (24 * 3_600) / TICK
      let wellSince = 0
      const steps = follow(2 * day, (n, rung) => {
        if (rung !== 'none') wellSince = n + 1
        return (n - wellSince) * TICK >= after * 60 ? 50 : 0
      })
      expect(steps.length).toBeGreaterThan(6)
      expect(steps.filter(({ second }) => second >= day * TICK).length).toBeLessThanOrEqual(14)
    },
  )

  it('is back at everything when a trouble that kept returning is over, and as patient as at first the next day', () => {
    const [day, trouble] = [(24 * 3_600) / TICK, 40]
    let eased = 0
    const swinging = (rung: LoadRung) => (heightOf(rung) <= 1 ? 50 : 0)
    const steps = follow(3 * day, (n, rung) => {
      if (n < day) return swinging(rung)
      if (n < 2 * day) return 0
      eased += 1
      return eased < trouble ? 40 : 0
    })
    const [first, second, third] = [0, 1, 2].map((nth) =>
      steps.filter(({ second: at }) => Math.floor(at / (day * TICK)) === nth),
    )
    expect(first?.at(-1)?.to).toBe('calm-rooms-slowest')
    expect(second?.at(-1)?.to).toBe('none')
    expect(third?.at(-1)?.to).toBe('none')
    const last = third?.at(-1)?.second ?? Number.POSITIVE_INFINITY
    expect(last - (third?.[0]?.second ?? 0)).toBeLessThan(3_600)
  })
})

describe('a room while the patrol does with less', () => {
  const loads = fc.record({
    rung: fc.constantFrom(...LOAD_RUNGS),
    before: fc.constantFrom(...LOAD_RUNGS),
    at: fc.constant(NOON),
    patience: fc.constant({}),
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
})

describe('a room when the patrol does with more again', () => {
  it('comes back at a moment of its own, so that they do not come back as a herd', () => {
    const load: LoadState = { rung: 'none', before: 'calm-rooms-slowest', at: NOON, patience: {} }
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

  it('that was shed has waited since it came back: it goes ahead of nobody under suspicion', () => {
    const load: LoadState = {
      rung: 'calm-rooms-slowest',
      before: 'lowest-tier-shed',
      at: NOON,
      patience: {},
    }
    const [anHourAgo, justNow] = [plus(NOON, minutes(-60)), plus(NOON, seconds(-20))]
    const of = (roomId: string, state: 'off-air' | 'suspect', lastLookAt: typeof NOON) => ({
      roomId,
      state,
      unseenReason: null,
      since: anHourAgo,
      lastLookAt,
    })
    const shed = {
      room: aRoom({ id: 'shed', tier: 'low' }),
      status: of('shed', 'off-air', anHourAgo),
    }
    const now = plus(NOON, minutes(2))
    expect(easedBy(load, shed, NOON)).toBe('shed')
    expect(easedBy(load, shed, now)).toBe(4)
    const from = waitsFrom(load, shed) ?? NOON
    const due = [
      { roomId: 'shed', host: 'a.cn', status: shed.status, cadence: seconds(10), waitsFrom: from },
      {
        roomId: 'suspect',
        host: 'a.cn',
        status: of('suspect', 'suspect', justNow),
        cadence: seconds(10),
      },
    ]
    const spread = spreadStarts(
      due,
      () => ({ pause: seconds(1), notBefore: now, jitter: 0 }),
      now,
      minutes(1),
    )
    expect(spread.starts.map(({ roomId }) => roomId)).toEqual(['suspect', 'shed'])
  })

  it('is eased at once when the load rises', () => {
    const load: LoadState = { rung: 'calm-rooms-slower', before: 'none', at: NOON, patience: {} }
    const later: Duration = minutes(1)
    for (let n = 0; n < 50; n += 1) {
      expect(rungOf(load, `room-${n}`, NOON)).toBe('calm-rooms-slower')
      expect(rungOf(load, `room-${n}`, plus(NOON, later))).toBe('calm-rooms-slower')
    }
  })
})
