import { expect, test } from 'vitest'
import { pairsOf, termsOf, tooShort } from '../../../../../src/core/violations/search/fold-words.ts'
import { excerptOf } from '../../../../../src/core/violations/search/kept-words.ts'
import { maskSearch } from '../../../../../src/core/violations/search/mask-search.ts'

test('an excerpt stands around the words that were looked for, as they were written', () => {
  const text = `${'前面的话。'.repeat(20)}一元 二次\n方程 的解法${'后面的话。'.repeat(60)}`
  const { text: shown, hits } = excerptOf(text, termsOf('一元二次方程 解法'))
  expect(hits.map(({ start, end }) => shown.slice(start, end))).toEqual(['一元 二次\n方程', '解法'])
  expect(shown.length).toBeLessThanOrEqual(160)
})

test('a word of one sign finds everything, and is not looked for', () => {
  expect(tooShort(termsOf('数 方程'))).toBe('数')
  expect(tooShort(termsOf('ＱＱ 方程'))).toBeNull()
  expect(pairsOf('方程方程')).toEqual(['方程', '程方'])
})

test('the audit knows what was looked for again, and reaches nobody by it', () => {
  expect(maskSearch('王小明')).toBe('王**')
  expect(maskSearch('QQ群 87654321')).not.toContain('87654')
  expect(maskSearch('13812345678')).not.toContain('12345')
  expect(maskSearch('wx_abc12345')).not.toContain('12345')
  expect(maskSearch('一元二次方程的解法')).toBe('一元二次方程的解法')
})
