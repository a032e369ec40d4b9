import { expect, test } from 'vitest'
import { isAccountName } from '../../../../src/core/access/account-name.ts'

test.each([
  '王芳',
  'li.wei',
  '王wei2',
  'Zoé',
  'ｌｉｗｅｉ',
  '2026',
  'Алия',
  'يوسف',
  '김민수',
  '佐藤ユウ',
  'Μαρία',
])('%s can be a name', (name) => expect(isAccountName(name)).toBe(true))

test.each([
  ['Cyrillic beside Latin', 'аdmin'],
  ['Greek beside Chinese', '王α'],
  ['Cherokee', 'ᎪᎠᎡ'],
  ['one Cherokee letter', 'Ꭺdmin'],
  ['Lisu', 'ꓮdmin'],
  ['Coptic', 'ⲁdmin'],
  ['Deseret', '𐐺ob'],
  ['small capitals', 'adᴍin'],
  ['phonetic letters', 'ɑdmin'],
  ['two scripts of their own', 'Алияα'],
])('%s is no name, since people would take it for another', (_, name) => {
  expect(isAccountName(name)).toBe(false)
})
