import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findContacts } from '../../../../src/core/findings/contacts.ts'
import { createSolicitationFinder } from '../../../../src/core/findings/find-solicitation.ts'
import { createNormaliser } from '../../../../src/core/reading/normalise.ts'
import { SHIPPED_LISTS } from '../../../build/classifier.ts'

const normalise = createNormaliser()
const find = createSolicitationFinder(normalise, SHIPPED_LISTS)

/** A mobile number as its eleven digits. */
const number = fc
  .tuple(
    fc.constantFrom('3', '5', '7', '8', '9'),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }),
  )
  .map(([second, rest]) => `1${second}${rest.join('')}`)

const SPELLINGS: readonly ((digit: number) => string)[] = [
  (digit) => String(digit),
  (digit) => '零一二三四五六七八九'.charAt(digit),
  (digit) => '零壹贰叁肆伍陆柒捌玖'.charAt(digit),
  (digit) => String.fromCharCode(0xff10 + digit),
  (digit) => (digit === 0 ? '⓪' : String.fromCharCode(0x2460 + digit - 1)),
  (digit) => `${digit}\ufe0f\u20e3`,
]
const GAPS = ['', ' ', '  ', '-', '.', '·']

const GAPS_NONE = Array.from({ length: 11 }, () => '')

/** Each digit in a spelling of its own, with gaps of their own. */
const disguised = fc.tuple(
  number,
  fc.array(fc.nat({ max: SPELLINGS.length - 1 }), { minLength: 11, maxLength: 11 }),
  fc.array(fc.constantFrom(...GAPS), { minLength: 11, maxLength: 11 }),
)

const written = ([digits, spellings, gaps]: readonly [
  string,
  readonly number[],
  readonly string[],
]) =>
  [...digits]
    .map((digit, i) => `${SPELLINGS[spellings[i] ?? 0]?.(Number(digit))}${i < 10 ? gaps[i] : ''}`)
    .join('')

test('a number is found in every mixture of spellings, at its place, and never kept', () => {
  fc.assert(
    fc.property(disguised, (parts) => {
      const shown = written(parts)
      const text = `家长请联系 ${shown} 咨询`
      const [found, ...others] = findContacts(text, normalise(text))
      expect(others).toEqual([])
      expect(found?.kind).toBe('phone')
      expect(text.slice(found?.start, found?.end).trim()).toContain(shown.slice(0, 1))
      expect(found?.masked).toContain('****')
      expect(found?.masked).not.toBe(shown)
    }),
    // Digits on both sides of a character looked like marks that part a word.
    { examples: [[['13100000000', [3, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0], GAPS_NONE]]] },
  )
})

const SOLICITING = [
  '免费试听',
  '拼团报名',
  '扫码进群',
  '加微信领资料',
  '老带新',
  '住家教师',
  '138 0013 8000',
  'QQ12345678',
  '体验课9.9元',
]
const TALK = [
  '三年级数学',
  '初二物理',
  '羽绒服',
  '包邮',
  '同学们好',
  '家长群',
  '考研',
  '\n',
  '直播间',
  '🔥',
]

const anyText = fc
  .array(
    fc.oneof(fc.constantFrom(...SOLICITING), fc.constantFrom(...TALK), fc.string({ maxLength: 8 })),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join(' '))

test('whatever is written, every sign points at what it names and no number stands in what is kept', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), fc.boolean(), (text, inLesson, qrCode) => {
      const found = find([{ source: 'description', text }], { inLesson, qrCode })
      for (const { signal, start, end, term } of found?.signs ?? []) {
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeLessThanOrEqual(text.length)
        if (signal !== 'contact') expect(text.slice(start, end)).toBe(term)
      }
      expect(JSON.stringify(found)).not.toMatch(/13800138000|138 0013 8000|12345678/)
    }),
  )
})

test('without a word of tutoring, outside a lesson, nothing is soliciting', () => {
  const shop = fc
    .array(
      fc.constantFrom(
        '拼团价',
        '扫码进群',
        '加微信 abc12345',
        '9.9元',
        '原价',
        '包邮',
        '羽绒服',
        '直播间',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(' '))
  fc.assert(
    fc.property(shop, (text) => {
      expect(find([{ source: 'description', text }], { inLesson: false, qrCode: true })).toBeNull()
    }),
  )
})

test('one sign alone is never soliciting, brokering apart', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('13800138000', '扫码进群', '领取资料', '拼团', '转介绍', '体验课'),
      fc.constantFrom('三年级数学', '初二物理 力学'),
      (sign, topic) => {
        const pieces = [{ source: 'frame' as const, text: `${topic}\n${sign}` }]
        expect(find(pieces, { inLesson: true, qrCode: false })).toBeNull()
      },
    ),
  )
})
