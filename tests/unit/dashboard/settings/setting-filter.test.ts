import { expect, test } from 'vitest'
import type { Setting } from '../../../../src/contracts/upkeep/settings.ts'
import {
  fits,
  readSettingFilter,
  settingsPath,
} from '../../../../src/dashboard/settings/setting-filter.ts'

const OCR: Setting = {
  name: 'XUNCHA_OCR',
  value: 'paddle',
  set: true,
  secret: false,
  source: 'environment',
  usual: { zh: 'paddle', en: 'paddle' },
  about: { zh: '识别引擎', en: 'reading engine' },
  restart: true,
  page: null,
}

test('a setting is found by any word of it, in either language, and by its source', () => {
  for (const text of ['ocr', '引擎', 'Reading', 'paddle xuncha', '']) {
    expect(fits(OCR, { text, source: null })).toBe(true)
  }
  expect(fits(OCR, { text: '磁盘', source: null })).toBe(false)
  expect(fits(OCR, { text: '', source: 'default' })).toBe(false)
})

test('what is looked for stands in the address', () => {
  const filter = { text: '识别 引擎', source: 'environment' } as const
  expect(readSettingFilter(new URL(settingsPath(filter), 'http://x').search)).toEqual(filter)
  expect(settingsPath({ text: '', source: null })).toBe('/settings')
  expect(readSettingFilter('?source=made-up')).toEqual({ text: '', source: null })
})
