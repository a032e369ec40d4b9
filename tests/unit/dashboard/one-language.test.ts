import { expect, test } from 'vitest'
import { isTyped, oneLanguage } from '../../../src/dashboard/lib/one-language.ts'

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

test('names within a sentence do not hide where its translation begins', () => {
  const named = '找不到直播间“物理课”。No such room "物理课".'
  expect(oneLanguage(named, 'zh')).toBe('找不到直播间“物理课”。')
  expect(oneLanguage(named, 'en')).toBe('No such room "物理课".')
  const latin = 'on 不是存在的日期。No such date.'
  expect(oneLanguage(latin, 'zh')).toBe('on 不是存在的日期。')
})

test('each line of several is told in the language of the page', () => {
  expect(oneLanguage('甲错了。A is wrong.\n乙错了。B is wrong.', 'en')).toBe(
    'A is wrong.\nB is wrong.',
  )
})

test('a reason that somebody typed is known by being in one language', () => {
  expect(isTyped('已核对画面')).toBe(true)
  expect(isTyped('signed out')).toBe(true)
  expect(isTyped(BOTH)).toBe(false)
})

test('what the program wrote in one language, or is pressed, is not told as typed', () => {
  const signedIn = 'signed in by the link of the first start'
  expect(isTyped(signedIn)).toBe(false)
  expect(oneLanguage(signedIn, 'zh')).toBe('用首次启动的一次性链接登录')
  expect(isTyped('按键认定，未另写理由')).toBe(false)
  expect(isTyped('constructor')).toBe(true)
})
