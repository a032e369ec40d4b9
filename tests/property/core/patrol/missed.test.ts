import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoverageSegment } from '../../../../src/core/patrol/coverage.ts'
import { extendCoverage } from '../../../../src/core/patrol/extend-coverage.ts'
import {
  allowanceOf,
  type HeldStretch,
  missedSegments,
} from '../../../../src/core/patrol/missed/missed-segments.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const TEN = at('2026-10-17T10:00:00+08:00')
const on = (second: number): Instant => plus(TEN, seconds(second))
const held = (from: number, to: number, cadence = 10): HeldStretch => ({
  start: on(from),
  end: on(to),
  cadence: seconds(cadence),
})
const seen = (from: number, to: number): CoverageSegment => ({
  roomId: 'r',
  state: 'off-air',
  unseenReason: null,
  start: on(from),
  end: on(to),
  looks: 1,
})

const ledgers = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3_600 }), fc.integer({ min: 1, max: 600 })), {
    maxLength: 12,
  })
  .map((drawn) => {
    let free = 0
    return drawn
      .toSorted(([a], [b]) => a - b)
      .flatMap(([from, length]) => {
        const start = Math.max(free, from)
        free = start + length
        return [seen(start, free)]
      })
  })
const stretches = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 3_600 }),
      fc.integer({ min: 1, max: 1_800 }),
      fc.constantFrom(5, 10, 60, 300),
    ),
    { maxLength: 5 },
  )
  .map((drawn) => drawn.map(([from, length, cadence]) => held(from, from + length, cadence)))

const isWithin = (moment: number, spans: readonly { start: number; end: number }[]): boolean =>
  spans.some(({ start, end }) => start <= moment && moment < end)
/** A look may have lasted for a second: holes on both sides of it are two. */
const everySecond = Array.from({ length: 5_400 }, (_, n) => on(n))
const moments = Array.from({ length: 5_400 / 5 }, (_, n) => on(n * 5))

describe('minutes that were scheduled and not looked at', () => {
  it('are never ones that a look vouches for, nor ones in which no sweep had the room', () => {
    fc.assert(
      fc.property(stretches, ledgers, (wanted, ledger) => {
        const missed = missedSegments('r', wanted, ledger)
        for (const moment of moments.filter((one) => isWithin(one, missed))) {
          expect(isWithin(moment, ledger)).toBe(false)
          expect(isWithin(moment, wanted)).toBe(true)
        }
      }),
    )
  })

  it('leave no hole longer than the cadence allows in the time of a sweep', () => {
    fc.assert(
      fc.property(fc.constantFrom(5, 60, 300), ledgers, (cadence, ledger) => {
        const wanted = [held(0, 5_400, cadence)]
        const all = [...ledger, ...missedSegments('r', wanted, ledger)]
        let open = 0
        for (const moment of everySecond) {
          open = isWithin(moment, all) ? 0 : open + 1
          expect(seconds(open)).toBeLessThanOrEqual(allowanceOf(seconds(cadence)) + seconds(1))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('are the same, and one run, whether they are written down at once or minute by minute', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        let written: readonly CoverageSegment[] = ledger
        for (let until = 60; until <= 5_400; until += 60) {
          const known = written.filter(({ start }) => start < on(until))
          const missed = missedSegments('r', [held(0, until)], known)
          const starts = new Set(missed.map(({ start }) => start))
          written = [...written.filter(({ start }) => !starts.has(start)), ...missed]
        }
        const slowly = written.filter(({ state }) => state === 'missed')
        const atOnce = missedSegments('r', [held(0, 5_400)], ledger)
        const byStart = (a: CoverageSegment, b: CoverageSegment) => a.start - b.start
        expect(slowly.toSorted(byStart)).toEqual(atOnce.toSorted(byStart))
      }),
      { numRuns: 40 },
    )
  })

  it('of a patrol that was down for twenty minutes are all of the twenty', () => {
    const ledger = [seen(0, 300), seen(1_500, 1_800)]
    expect(missedSegments('r', [held(0, 1_800)], ledger)).toEqual([
      { ...seen(300, 1_500), state: 'missed', looks: 0 },
    ])
  })

  it('are none where a room is looked at every five minutes because its sweep says so', () => {
    const ledger = [0, 300, 600, 900].map((second) => seen(second, second + 1))
    expect(missedSegments('r', [held(0, 1_200, 300)], ledger)).toEqual([])
  })
})

describe('a look that is told late', () => {
  it('is not missed: what lies on both sides of it stays so, and nothing is counted twice', () => {
    const missed: CoverageSegment = { ...seen(300, 900), state: 'missed', looks: 0 }
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 899 }), (second) => {
        const look = {
          roomId: 'r',
          at: on(second),
          state: 'seen-clean' as const,
          unseenReason: null,
        }
        const parts = extendCoverage(missed, look, on(950))
        const saved = new Map([missed, ...parts].map((part) => [part.start, part]))
        const lasting = [...saved.values()].toSorted((a, b) => a.start - b.start)
        expect(lasting[0]?.start).toBe(missed.start)
        expect(lasting.at(-1)?.end).toBe(missed.end)
        const begins = lasting.slice(1).map(({ start }) => start)
        expect(begins).toEqual(lasting.slice(0, -1).map(({ end }) => end))
        const clean = lasting.filter(({ state }) => state === 'seen-clean')
        expect(clean).toHaveLength(1)
        expect((clean[0]?.end ?? 0) - (clean[0]?.start ?? 0)).toBeLessThanOrEqual(minutes(1) + 1)
      }),
    )
  })
})
