import { expect, test } from 'vitest'
import {
  creditCodeCheckDigit,
  normaliseCreditCode,
  readCreditCode,
} from '../../../../src/core/registry/credit-code.ts'

test.each([
  '91350100M000100Y43',
  '91440101MA5CJQ4N59',
  '123502001549897397',
  '9144030071526726XG',
  '52440100MJTEXT012H',
  '52440300MJTEXT020N',
  '91440101MATEXT036W',
  '52440000MJTEXT063L',
  '124400004TEXT005X1',
])('%s carries the right check digit', (code) => {
  expect(readCreditCode(code)).toMatchObject({ code, valid: true, findings: [] })
})

test.each([
  ['91350100M0001TGQXM', '1'],
  ['91350211M0000XUF46', 'R'],
  ['91350203M0001FUE2P', 'J'],
])('%s of the early pilots is warned about, for its check digit should be %s', (code, due) => {
  expect(creditCodeCheckDigit(code.slice(0, 17))).toBe(due)
  expect(readCreditCode(code).findings).toEqual(['check-digit'])
})

test.each(['', '91350100M000100Y4', '91350100M000100Y433', '9135010OM000100Y43', '名称'])(
  '“%s” is no credit code',
  (text) => {
    expect(readCreditCode(text)).toMatchObject({ valid: false, findings: ['malformed'] })
  },
)

test('a code typed with full-width characters, blanks and lower case is understood', () => {
  expect(normaliseCreditCode(' 91350100m000100y43')).toBe('91350100M000100Y43')
})

test('one wrong character is found', () => {
  expect(readCreditCode('91350100M000100Y53').findings).toEqual(['check-digit'])
})
