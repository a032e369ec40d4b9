import { describe, expect, it } from 'vitest'
import { decideContent, guideConfidence } from '../../../../src/core/detection/decide-content.ts'

const screen = (
  score: number,
  content: number,
  others: {
    readonly manner?: number
    readonly purpose?: number
    readonly evaluation?: number
  } = {},
) => ({
  score,
  dimensions: { content, manner: 0, purpose: 0, evaluation: 0, ...others },
})

describe('what the calibrated belief means', () => {
  it('is a lesson from the stated belief on, whatever the dimensions say of it', () => {
    expect(decideContent(0.75)).toBe('subject')
    expect(decideContent(0.74)).toBe('unsure')
  })

  it('is something else below the other bound, and for people to decide in between', () => {
    expect(decideContent(0.34)).toBe('non-subject')
    expect(decideContent(0.35)).toBe('unsure')
  })

  it('is for people to decide where the two models contradict each other', () => {
    expect(decideContent(0.9, { terms: 5, wording: -2 })).toBe('unsure')
    expect(decideContent(0.9, { terms: -2, wording: 5 })).toBe('unsure')
    expect(decideContent(0.9, { terms: 5, wording: -1 })).toBe('subject')
    expect(decideContent(0.1, { terms: 2, wording: -6 })).toBe('non-subject')
  })
})

describe('the confidence that the identification guide allows', () => {
  it('grants the confidence that automatic cutting asks for only with two others', () => {
    expect(
      guideConfidence(screen(0.95, 0.9, { manner: 0.8, purpose: 0.7 })),
    ).toBeGreaterThanOrEqual(0.9)
    expect(guideConfidence(screen(0.99, 0.9, { manner: 0.8 }))).toBeLessThan(0.9)
    expect(guideConfidence(screen(0.99, 0.9))).toBeLessThan(0.6)
    expect(guideConfidence(screen(0.99, 0))).toBeLessThanOrEqual(0.3)
  })
})
