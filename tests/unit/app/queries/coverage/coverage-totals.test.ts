import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { totalsOf } from '../../../../../src/app/queries/coverage/coverage-totals.ts'
import { COVERAGE_STATES, type CoverageSegment } from '../../../../../src/core/patrol/coverage.ts'
import { instantOfEpochMilliseconds } from '../../../../../src/core/time/instant.ts'

/** Segments one after the other, with or without gaps between them. */
const segments = fc
  .array(
    fc.record({
      state: fc.constantFrom(...COVERAGE_STATES),
      pause: fc.nat(1_000),
      length: fc.nat(1_000),
    }),
    { maxLength: 20 },
  )
  .map((runs) => {
    let at = 0
    return runs.map(({ state, pause, length }): CoverageSegment => {
      const start = instantOfEpochMilliseconds(at + pause)
      at += pause + length
      const end = instantOfEpochMilliseconds(at)
      return { roomId: 'r', state, unseenReason: null, start, end, looks: 1 }
    })
  })

describe('totals of the ledger', () => {
  it('account for every moment exactly once: what no look covers is a gap, never clean', () => {
    fc.assert(
      fc.property(segments, fc.nat(20_000), fc.nat(20_000), (some, from, length) => {
        const span = {
          start: instantOfEpochMilliseconds(from),
          end: instantOfEpochMilliseconds(from + length),
        }
        const totals = totalsOf(some, span)
        const sum = Object.values(totals).reduce((a, b) => a + b, 0)
        expect(sum).toBe(length)
        expect(Math.min(...Object.values(totals))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
