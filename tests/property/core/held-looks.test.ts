import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Duration, milliseconds } from '../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import {
  type HeldLooks,
  type HoldBounds,
  holdLook,
  looksToWrite,
  NOTHING_HELD,
  withoutWritten,
} from '../../../src/core/violations/held-looks.ts'
import type { Observation } from '../../../src/core/violations/observation.ts'

const BOUNDS: HoldBounds = { looks: 8, bytes: 500, longest: milliseconds(100) }

const aLook = fc.record({
  room: fc.integer({ min: 0, max: 3 }),
  bytes: fc.integer({ min: 1, max: 200 }),
  suspect: fc.boolean(),
})
type Made = { readonly room: number; readonly bytes: number; readonly suspect: boolean }

/** Only what the queue looks at. */
const observed = ({ room, suspect }: Made, i: number): Observation =>
  ({
    id: `look-${i}`,
    roomId: `room-${room}`,
    watchId: 'watch',
    at: instantOfEpochMilliseconds(1_000 * i),
    ...(suspect ? { kind: 'seen', instructing: true, evidence: [] } : { kind: 'off-air' }),
  }) as unknown as Observation

function heldAfter(made: readonly Made[], bounds = BOUNDS): HeldLooks {
  return made.reduce<HeldLooks>((held, one, i) => {
    const now = milliseconds(5 * i)
    return holdLook(
      held,
      { observation: observed(one, i), bytes: one.bytes, since: now },
      now,
      bounds,
    )
  }, NOTHING_HELD)
}

describe('looks that wait for the database', () => {
  it('never take more than their bounds, and none is lost without a trace', () => {
    fc.assert(
      fc.property(fc.array(aLook, { maxLength: 60 }), (made) => {
        const held = heldAfter(made)
        expect(held.looks.length).toBeLessThanOrEqual(BOUNDS.looks)
        expect(held.bytes).toBeLessThanOrEqual(BOUNDS.bytes)
        expect(held.bytes).toBe(held.looks.reduce((sum, { bytes }) => sum + bytes, 0))
        expect(held.looks.length + held.dropped).toBe(made.length)
        const inGaps = held.gaps.reduce((sum, { looks }) => sum + looks, 0)
        expect(inGaps).toBe(held.dropped)
      }),
    )
  })

  it('enter what was dropped as not seen, first and last, in the order of time', () => {
    fc.assert(
      fc.property(fc.array(aLook, { maxLength: 60 }), (made) => {
        const held = heldAfter(made)
        const written = looksToWrite(held)
        expect(written.map(({ at }) => at)).toEqual(
          written.map(({ at }) => at).toSorted((a, b) => a - b),
        )
        expect(new Set(written.map(({ id }) => id)).size).toBe(written.length)
        for (const gap of held.gaps) {
          const marks = written.filter((one) => one.roomId === gap.roomId && one.kind === 'unseen')
          expect(marks.map(({ at }) => at)).toEqual([...new Set([gap.from, gap.to])])
          for (const mark of marks) expect(mark).toMatchObject({ reason: 'not-kept' })
        }
      }),
    )
  })

  it('are all written in the end, in batches of any size', () => {
    fc.assert(
      fc.property(
        fc.array(aLook, { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        (made, most) => {
          let held = heldAfter(made)
          const all = new Set(looksToWrite(held).map(({ id }) => id))
          for (let turn = 0; turn < 200 && looksToWrite(held).length > 0; turn += 1) {
            held = withoutWritten(held, looksToWrite(held).slice(0, most))
          }
          expect(looksToWrite(held)).toEqual([])
          expect(held.bytes).toBe(0)
          expect(all.size).toBeLessThanOrEqual(made.length)
        },
      ),
    )
  })

  it('give up what is no suspect first', () => {
    const clean: Made = { room: 0, bytes: 1, suspect: false }
    const suspect: Made = { room: 1, bytes: 1, suspect: true }
    const longest = 1_000_000 as Duration
    const held = heldAfter([suspect, ...Array.from({ length: 20 }, () => clean)], {
      ...BOUNDS,
      longest,
    })
    expect(held.looks[0]?.observation.id).toBe('look-0')
    expect(held.gaps).toMatchObject([{ roomId: 'room-0', looks: 13 }])
  })
})
