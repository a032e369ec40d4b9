import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedClassifier } from '../../../build/classifier.ts'

const classifier = shippedClassifier()
const PIECES = [
  '一元二次方程',
  '欧姆定律',
  '课堂练习',
  '勾 股 定 理',
  '數學',
  '羽绒服 包邮',
  'Unit 3',
  'A. is',
  '\n',
  ' ',
  '🔥',
  '𠀀',
  'é',
  '①',
  '½',
  '____',
  '?',
] as const
const screens = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(''))

describe('whatever a screen shows', () => {
  it('the evidence quotes it, the belief is a share, and the answer is the same again', () => {
    fc.assert(
      fc.property(screens, (text) => {
        const answer = classifier.classify({ text })
        for (const { term, start, end } of answer.evidence) {
          expect(text.slice(start, end)).toBe(term)
        }
        expect(answer.score).toBeGreaterThanOrEqual(0)
        expect(answer.score).toBeLessThanOrEqual(1)
        expect(classifier.classify({ text })).toEqual(answer)
      }),
    )
  })

  it('the page around the player never speaks against a lesson', () => {
    fc.assert(
      fc.property(screens, screens, (text, pageText) => {
        const alone = classifier.classify({ text })
        const withPage = classifier.classify({ text, pageText })
        expect(withPage.score).toBeGreaterThanOrEqual(alone.score)
      }),
    )
  })
})
