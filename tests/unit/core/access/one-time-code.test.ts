import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createOneTimeCodes } from '../../../../src/adapters/security/one-time-codes.ts'
import {
  base32,
  codeOf,
  counterOf,
  enrolmentAddress,
  fromBase32,
  plainCode,
  stepAt,
} from '../../../../src/core/access/one-time-code.ts'

const SECRET = Buffer.from('12345678901234567890')
const hmac = (step: number) => createHmac('sha1', SECRET).update(counterOf(step)).digest()

describe('codes of an authenticator', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those that RFC 6238 publishes for second %i', (second, code) => {
    expect(codeOf(hmac(stepAt(second)), 8)).toBe(code)
    expect(codeOf(hmac(stepAt(second)))).toBe(code.slice(2))
  })

  test.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583'])(
    'are those that RFC 4226 publishes: %s',
    (code) => {
      expect(Array.from({ length: 10 }, (_, count) => codeOf(hmac(count)))).toContain(code)
    },
  )

  test('secrets are written as authenticators take them (RFC 4648)', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
    expect(Buffer.from(fromBase32('MZXW6YTBOI')).toString()).toBe('foobar')
    expect(enrolmentAddress('巡查', '王芳', 'MZXW6')).toBe(
      `otpauth://totp/${encodeURIComponent('巡查')}:${encodeURIComponent('王芳')}?secret=MZXW6&issuer=${encodeURIComponent('巡查')}`,
    )
    expect(plainCode(' 123 456 ')).toBe('123456')
  })

  test('the one before, this one and the next are taken, and no other', () => {
    const step = stepAt(1_234_567_890)
    const codes = createOneTimeCodes('s', () => 1_234_567_890)
    const stepOf = (apart: number) => codes.stepOf(base32(SECRET), codeOf(hmac(step + apart)))
    expect([-2, -1, 0, 1, 2].map(stepOf)).toEqual([null, step - 1, step, step + 1, null])
  })

  test('a secret is kept so that another installation cannot read it', () => {
    const sealed = createOneTimeCodes('ours').seal('MZXW6YTBOI')
    expect(sealed).not.toContain('MZXW6YTBOI')
    expect(createOneTimeCodes('ours').open(sealed)).toBe('MZXW6YTBOI')
    expect(createOneTimeCodes('theirs').open(sealed)).toBeNull()
  })
})
