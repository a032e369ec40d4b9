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

describe('the combination rule of the identification guide', () => {
  it('calls content with one or two other dimensions a school subject', () => {
    expect(decideContent(screen(0.95, 0.9, { manner: 0.8 }))).toBe('subject')
    expect(decideContent(screen(0.95, 0.9, { manner: 0.8, purpose: 0.7 }))).toBe('subject')
  })

  it('leaves content alone to people', () => {
    expect(decideContent(screen(0.95, 0.9))).toBe('unsure')
  })

  it('finds no school subject where there is no content, however much teaching', () => {
    const teaching = { manner: 1, purpose: 1, evaluation: 1 }
    expect(decideContent(screen(0.1, 0, teaching))).toBe('non-subject')
    expect(decideContent(screen(0.9, 0, teaching))).toBe('unsure')
  })

  it('grants the confidence that automatic cutting asks for only with two others', () => {
    expect(
      guideConfidence(screen(0.95, 0.9, { manner: 0.8, purpose: 0.7 })),
    ).toBeGreaterThanOrEqual(0.9)
    expect(guideConfidence(screen(0.99, 0.9, { manner: 0.8 }))).toBeLessThan(0.9)
    expect(guideConfidence(screen(0.99, 0.9))).toBeLessThan(0.6)
    expect(guideConfidence(screen(0.99, 0))).toBeLessThanOrEqual(0.3)
  })
})
