import { describe, expect, it } from 'vitest'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'
import type { Classifier } from '../../../../src/core/detection/classify.ts'
import { readJudgedBy } from '../../../../src/core/detection/judged-by.ts'
import { GUARD_TEXTS } from '../../../../src/core/learning/guard-texts.ts'
import { shippedClassifier } from '../../../build/classifier.ts'

const words = (list: readonly string[], logOdds: number): Classifier =>
  shippedClassifier(SHIPPED_MODEL, {
    version: 'ab12cd34ef56',
    set: { name: '词', words: list.map((word) => ({ word, variants: [], logOdds, note: null })) },
  })

const plain = shippedClassifier()

describe("administrators' own words", () => {
  it('leave everything as it was where none is met, but for the name of what judged', () => {
    const own = words(['督学营'], 0.8)
    const text = '勾股定理 a²+b²=c²\n练习第5题'
    const { modelVersion, ...said } = own.classify({ text })
    const { modelVersion: name, ...before } = plain.classify({ text })
    expect(said).toEqual(before)
    expect(readJudgedBy(modelVersion)).toEqual({ model: name, words: 'ab12cd34ef56' })
  })

  it('add what is stated, are shown where they stand, and name their version', () => {
    const text = '今晚八点\nAI 自习室 开放'
    const { ownWords, evidence, score } = words(['AI自习室'], 0.6).classify({ text })
    const before = plain.classify({ text }).score
    expect(ownWords).toEqual({
      version: 'ab12cd34ef56',
      logOdds: 0.6,
      scoreWithout: before,
      words: [
        { word: 'AI自习室', term: 'AI 自习室', where: 'screen', start: 5, end: 11, logOdds: 0.6 },
      ],
    })
    expect(evidence).toContainEqual({
      term: 'AI 自习室',
      dimension: 'purpose',
      start: 5,
      end: 11,
      weight: 0.6,
    })
    const logOdds = (belief: number) => Math.log(belief / (1 - belief))
    expect(logOdds(score) - logOdds(before)).toBeCloseTo(0.6, 1)
  })

  it('say half in the title, and once where they stand in both', () => {
    const own = words(['伴学'], 0.6)
    const inTitle = own.classify({ text: '今晚八点开始', title: '小明伴学' }).ownWords
    expect(inTitle?.words).toMatchObject([{ where: 'title', term: '伴学', logOdds: 0.3 }])
    const both = own.classify({ text: '伴学', title: '小明伴学' }).ownWords
    expect(both?.words).toMatchObject([{ where: 'screen', logOdds: 0.6 }])
  })

  it('never decide alone: however many, no clean screen becomes a lesson and no lesson a clean screen', () => {
    const list = Array.from({ length: 60 }, (_, at) => `名头${String.fromCharCode(0x4e00 + at)}`)
    for (const logOdds of [0.8, -0.8]) {
      const own = words(list, logOdds)
      for (const { text } of GUARD_TEXTS) {
        const shown = `${text}\n${list.join(' ')}`
        const { score, label, ownWords } = own.classify({ text: shown })
        expect(ownWords?.logOdds).toBe(Math.sign(logOdds))
        const without = ownWords?.scoreWithout ?? 0
        if (without < 0.35) expect(label).not.toBe('subject')
        if (without >= 0.75) expect(score).toBeGreaterThanOrEqual(0.35)
      }
    }
  })
})
