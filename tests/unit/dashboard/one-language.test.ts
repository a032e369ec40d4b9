import { expect, test } from 'vitest'
import { oneLanguage } from '../../../src/dashboard/lib/one-language.ts'

const BOTH = '保险丝已断（人工）。A fuse has blown (people).'

test('what the program said in both languages is shown in that of the page', () => {
  expect(oneLanguage(BOTH, 'zh')).toBe('保险丝已断（人工）。')
  expect(oneLanguage(BOTH, 'en')).toBe('A fuse has blown (people).')
})

test('what a person wrote stays as it is', () => {
  for (const text of ['已核对 PPT 与 Unit 3 画面', 'confirmed by phone', '周六上午授课。']) {
    expect(oneLanguage(text, 'zh')).toBe(text)
  }
})
