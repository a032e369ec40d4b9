import { describe, expect, it } from 'vitest'
import type { ClassifierInput } from '../../../../src/core/detection/classify.ts'
import { createRememberingClassifier } from '../../../../src/core/detection/remembering-classifier.ts'
import { classification } from '../../../build/classification.ts'

function asked() {
  const inputs: ClassifierInput[] = []
  const classifier = createRememberingClassifier({
    classify(input) {
      inputs.push(input)
      return classification({ score: input.text.length / 10_000 })
    },
  })
  return { classifier, inputs }
}

describe('a classifier that remembers', () => {
  it('thinks of a screen that stands once', () => {
    const { classifier, inputs } = asked()
    const screen = { text: '方程', title: '直播间' }
    const first = classifier.classify(screen)
    expect(classifier.classify({ ...screen })).toBe(first)
    expect(inputs).toHaveLength(1)
  })

  it('tells apart what differs in its words, its title, its page or its standing lines', () => {
    const { classifier, inputs } = asked()
    const screens: readonly ClassifierInput[] = [
      { text: '方程' },
      { text: '方程', title: '直播间' },
      { text: '方程', pageText: '直播间' },
      { text: '方程', boilerplate: { text: '方程', often: false } },
      { text: '方程', boilerplate: { text: '方程', often: true } },
      { text: '', title: '方程' },
    ]
    for (const screen of [...screens, ...screens]) classifier.classify(screen)
    expect(inputs).toEqual(screens)
  })

  it('forgets what was asked long ago, and never keeps what is long', () => {
    const { classifier, inputs } = asked()
    for (let i = 0; i <= 1_000; i += 1) classifier.classify({ text: `屏${i}` })
    classifier.classify({ text: '屏0' })
    const long = { text: '长'.repeat(5_000) }
    classifier.classify(long)
    classifier.classify(long)
    expect(inputs).toHaveLength(1_001 + 1 + 2)
  })
})
