import { describe, expect, it } from 'vitest'
import {
  createTopicsReader,
  logSum,
  TOPIC_BUCKETS,
  type TopicsModel,
} from '../../../../src/core/detection/topics.ts'
import { packWeights } from '../../../../src/core/detection/wording.ts'

/** Piece 7 speaks for the lesson, piece 9 for something else. */
function model(): TopicsModel {
  const weights = new Int8Array(TOPIC_BUCKETS * 2)
  weights[7 * 2] = 20
  weights[9 * 2 + 1] = 20
  const packed = packWeights(weights)
  return { names: ['MAT junior', 'cooking'], lessons: 1, bias: [0, 0], scale: 0.1, weights: packed }
}

describe('what a screen is about', () => {
  it('speaks for a lesson where a lesson is likelier than anything else, and against one where not', () => {
    const reader = createTopicsReader(model())
    const logOddsOf = (grams: Int32Array) => reader.read(grams).logOdds
    expect(logOddsOf(Int32Array.of(7))).toBeCloseTo(2)
    expect(logOddsOf(Int32Array.of(9))).toBeCloseTo(-2)
    expect(logOddsOf(Int32Array.of(7, 9))).toBeCloseTo(0)
    expect(logOddsOf(Int32Array.of())).toBe(0)
  })

  it('folds pieces into fewer buckets', () => {
    const reader = createTopicsReader(model())
    const logOddsOf = (grams: Int32Array) => reader.read(grams).logOdds
    expect(logOddsOf(Int32Array.of(7 + TOPIC_BUCKETS))).toBeCloseTo(2)
  })

  it('says the same however often and in whatever order pieces are met', () => {
    const reader = createTopicsReader(model())
    const said = [9, 7, 9].map((gram) => reader.read(Int32Array.of(gram)))
    expect(said).toEqual([9, 7, 9].map((gram) => reader.read(Int32Array.of(gram))))
  })

  it('refuses weights that are not those of its topics', () => {
    expect(() => createTopicsReader({ ...model(), weights: 'OO' })).toThrow(RangeError)
    expect(() => createTopicsReader({ ...model(), bias: [0] })).toThrow(RangeError)
  })

  it('adds likelihoods up without overflow', () => {
    expect(logSum([1000, 1000])).toBeCloseTo(1000 + Math.log(2))
    expect(logSum([-1000])).toBe(-1000)
  })
})
