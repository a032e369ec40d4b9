import { expect, test } from 'vitest'
import { institutionInput } from '../../../../src/contracts/institution.ts'
import { creditCodeCheckDigit, readCreditCode } from '../../../../src/core/registry/credit-code.ts'
import { creditCodeTrouble } from '../../../../src/dashboard/lib/credit-code.ts'

const FIRST = '52440100MJK000000'
const RIGHT = `${FIRST}${creditCodeCheckDigit(FIRST)}`

test.each([
  ['', null],
  [RIGHT, null],
  [` ${RIGHT.toLowerCase()} `, null],
  ['123', 'malformed'],
  ['52440100MJK00000OO', 'malformed'],
  ['5244010XMJK0000001', 'malformed'],
  [`${FIRST}${RIGHT.endsWith('1') ? '2' : '1'}`, 'check-digit'],
])('the form says of the credit code %o: %o', (typed, trouble) => {
  expect(creditCodeTrouble(typed)).toBe(trouble)
  const { findings } = readCreditCode(typed)
  if (typed !== '') expect(findings.find((one) => one === trouble) ?? null).toBe(trouble)
})

test('the interface takes no credit code that cannot be one, and none at all is no fault', () => {
  const asked = { name: '某机构', actor: 'unlicensed', region: '440106', stages: ['compulsory'] }
  const codes = [null, RIGHT, RIGHT.toLowerCase(), '123', '52440100MJK00000OO']
  const taken = codes.map(
    (creditCode) => institutionInput.safeParse({ ...asked, creditCode }).success,
  )
  expect(taken).toEqual([true, true, true, false, false])
  expect(institutionInput.parse({ ...asked, creditCode: RIGHT.toLowerCase() }).creditCode).toBe(
    RIGHT,
  )
})
