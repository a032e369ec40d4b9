import { describe, expect, it } from 'vitest'
import { createOwnWordFinder } from '../../../../src/core/own-words/find-own-words.ts'
import { createNormaliser } from '../../../../src/core/reading/normalise.ts'

const normaliser = createNormaliser()
const normalise = (text: string): string => normaliser(text).text

function found(words: readonly string[], text: string): readonly string[] {
  const set = {
    name: 'test',
    words: words.map((word) => ({ word, variants: [], logOdds: 0.5, note: null })),
  }
  const read = normalise(text)
  return createOwnWordFinder(set, normalise)
    .find(read)
    .map(({ start, end }) => read.slice(start, end))
}

describe('own words in a text', () => {
  it.each([
    ['督学', '今晚督學直播', ['督学']],
    ['AI自习室', 'Ａi 自·习·室 开放', ['ai自习室']],
    ['AI自习室', '智能自习室', []],
    ['AI*自习室', 'AI智能陪伴自习室', ['ai智能陪伴自习室']],
    ['AI*自习室', 'AI自习室', ['ai自习室']],
    ['AI*自习室', 'AI这一句话里隔了很远才说到自习室', []],
    ['自?习室', '自主习室', ['自主习室']],
    ['自?习室', '自习室', []],
    ['AI*自习室', 'AI\n自习室', []],
    ['ai伴学', '我们的tai伴学', []],
    ['错题*本', '错题错题整理本', ['错题整理本']],
  ])('%s in "%s"', (word, text, places) => {
    expect(found([word], text)).toEqual(places)
  })

  it('speaks once however often it stands there, and in the order of the set', () => {
    expect(found(['伴学', '督学'], '督学 伴学 督学 伴学')).toEqual(['伴学', '督学'])
  })
})
