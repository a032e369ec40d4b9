import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cohensKappa,
  FEWEST_FOR_SHARE,
  partOf,
  quantile,
} from '../../../../src/core/quality/agreement.ts'

describe("Cohen's kappa", () => {
  it.each([
    {
      // SAS/STAT, PROC FREQ, example “Cohen's Kappa Coefficient”: two dermatologists, 88 patients.
      table: [
        [10, 4, 1, 0],
        [5, 10, 12, 2],
        [2, 4, 12, 5],
        [0, 2, 6, 13],
      ],
      published: { value: 0.3449, standardError: 0.0724, low: 0.203, high: 0.4868 },
    },
    {
      // Fleiss, Cohen and Everitt (1969): kappa 0.429 with variance 0.002885.
      table: [
        [106, 10, 4],
        [22, 28, 10],
        [2, 12, 6],
      ],
      published: { value: 0.4286, standardError: Math.sqrt(0.002885) },
    },
    // Two readers, 50 applications: 0.4.
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      published: { value: 0.4 },
    },
  ])('is as it was published', ({ table, published }) => {
    const kappa = cohensKappa(table)
    for (const [name, value] of Object.entries(published)) {
      expect(kappa?.[name as 'value'], name).toBeCloseTo(value, 4)
    }
  })

  it('is not told where nothing was rated, or where chance alone explains all', () => {
    expect(cohensKappa([[0, 0], [0, 0]])).toBeNull() // biome-ignore format: a table
    expect(cohensKappa([[40, 0], [0, 0]])).toBeNull() // biome-ignore format: a table
  })

  it('is 1 for two who never differ, never beyond it, and the same for both orders of raters', () => {
    const count = fc.integer({ min: 0, max: 500 })
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), ([a, b, c, d]) => {
        const kappa = cohensKappa([[a, b], [c, d]]) // biome-ignore format: a table
        if (kappa === null) return
        expect(kappa.low).toBeGreaterThanOrEqual(-1)
        expect(kappa.high).toBeLessThanOrEqual(1)
        expect(kappa.low).toBeLessThanOrEqual(kappa.value + 1e-9)
        expect(cohensKappa([[a, c], [b, d]])?.value).toBeCloseTo(kappa.value, 9) // biome-ignore format: a table
        if (b + c === 0) expect(kappa.value).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('small numbers', () => {
  it('have no share', () => {
    expect(partOf(1, FEWEST_FOR_SHARE - 1)).toEqual({
      part: 1,
      whole: FEWEST_FOR_SHARE - 1,
      share: null,
    })
    expect(partOf(1, FEWEST_FOR_SHARE).share).toBe(0.1)
  })

  it('have a middle that is one of them', () => {
    expect(quantile([], 0.5)).toBeNull()
    expect([quantile([3, 1, 2], 0.5), quantile([1, 2, 3, 4, 100], 0.9)]).toEqual([2, 100])
  })
})
