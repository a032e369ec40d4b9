import { describe, expect, it } from 'vitest'
import { classifyFrames, isSettled } from '../../../../src/app/check/classify-frames.ts'
import { shippedClassifier } from '../../../build/classifier.ts'

const classifier = shippedClassifier()
const frame = (...texts: readonly string[]) => ({
  lines: texts.map((text) => ({
    text,
    confidence: 0.9,
    box: { x: 0, y: 0, width: 10, height: 10 },
  })),
})
const bare = frame('用公式法解方程', 'x²-4x+1=0')
const exercise = frame('课堂练习', '例题 求一元二次方程的根', '解:因式分解')

describe('a few frames of one stream together', () => {
  it('are a lesson when one of them is, whatever the others say', () => {
    const together = classifyFrames(classifier, [bare, exercise], null)
    expect(together.label).toBe('subject')
    expect(together.score).toBeGreaterThanOrEqual(classifyFrames(classifier, [bare], null).score)
  })

  it('count a slide that stands once', () => {
    const once = classifyFrames(classifier, [bare], null)
    expect(classifyFrames(classifier, [bare, bare, bare], null)).toEqual(once)
  })

  it('stay without accusation for a painting class', () => {
    const painting = [frame('水彩画 静物写生', '调色与铺底'), frame('作品欣赏', '晾干后签名')]
    expect(classifyFrames(classifier, painting, null).label).toBe('non-subject')
  })
})

describe('looking no longer than needed', () => {
  it('ends at one clear slide of a lesson, but not at one slide without', () => {
    const lesson = classifyFrames(classifier, [exercise], null)
    expect(isSettled(lesson, 1)).toBe(true)
    const painting = classifyFrames(classifier, [frame('水彩画 静物写生')], null)
    expect(isSettled(painting, 1)).toBe(false)
    expect(isSettled(painting, 2)).toBe(true)
  })
})
