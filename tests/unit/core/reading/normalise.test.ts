import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNormaliser, originalRange } from '../../../../src/core/reading/normalise.ts'

const normalise = createNormaliser()

describe('normalised text', () => {
  it.each([
    ['一 元 二 次 方程', '一元二次方程'],
    ['数·学*课', '数学课'],
    ['數學 課題', '数学课题'],
    ['ＡＢＣ　１２３', 'abc 123'],
    ['例１：解方程', '例1:解方程'],
    ['勾\u200b股\ufe0f定理', '勾股定理'],
    ['函 数 f ( x )', '函数f ( x )'],
    ['the  best   answer', 'the best answer'],
    ['⽣物', '生物'],
    ['⻛⼒⻓度', '风力长度'],
    ['数🔥学🎉课', '数学课'],
    ['測驗 電腦 觀察', '测验电脑观察'],
    ['欧姆 定律', '欧姆定律'],
    ['编程课程 第3课', '编程课程 第3课'],
    ['解/一/元/二/次/方/程', '解一元二次方程'],
    ['勾丨股丶定理', '勾股定理'],
    ['数x学x题', '数学题'],
    ['数 = 学 = 题', '数学题'],
    ['勾、股、定、理、证、明、题、型', '勾股定理证明题型'],
    ['解\u0336方\u0336程\u0336', '解方程'],
    ['数\u{e0041}学\u{e007f}题', '数学题'],
    ['秦+统@一=国', '秦统一国'],
    ['秦//统//一', '秦统一'],
    ['甲/乙|丙/丁', '甲乙丙丁'],
    ['《春》《夏》《秋》', '《春》《夏》《秋》'],
    ['(一)(二)(三)', '(一)(二)(三)'],
    ['语文/数学/英语', '语文/数学/英语'],
    ['甲、乙、丙、丁', '甲、乙、丙、丁'],
    ['是/否', '是/否'],
    ['मैं', 'मैं'],
  ])('%s reads as %s', (written, plain) => {
    expect(normalise(written).text).toBe(plain)
  })
})

describe('normalising', () => {
  it('takes characters that engines confuse for one another', () => {
    expect(normalise('自己').text).toBe(normalise('自已').text)
    expect(normalise('期末').text).toBe(normalise('期未').text)
  })

  it('keeps the way back to what stood on the screen', () => {
    const original = '今天 讲 勾 股 定 理 !'
    const normalised = normalise(original)
    const start = normalised.text.indexOf('勾股定理')
    const range = originalRange(normalised, start, start + 4)
    expect(original.slice(range.start, range.end)).toBe('勾 股 定 理')
  })

  it('is for a model what it was when the model learned', () => {
    expect(createNormaliser(1)('解/方/程 数·学').text).toBe('解/方/程 数学')
  })

  it('says of a text in which nothing changes where each unit stands, line by line too', () => {
    for (const text of ['勾股定理', '勾股定理\n练习', '题'.repeat(100)]) {
      expect(normalise(text)).toEqual({
        text,
        origin: Array.from({ length: text.length + 1 }, (_, at) => at),
      })
    }
  })

  it('has a place in the original for every unit, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (original) => {
        const { text, origin } = normalise(original)
        expect(origin).toHaveLength(text.length + 1)
        expect(origin.at(-1)).toBe(original.length)
        for (let i = 1; i < origin.length; i += 1) {
          expect(origin[i]).toBeGreaterThanOrEqual(origin[i - 1] ?? 0)
        }
      }),
    )
  })
})
