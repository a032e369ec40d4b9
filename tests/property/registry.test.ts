import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  creditCodeCheckDigit,
  normaliseCreditCode,
  readCreditCode,
} from '../../src/core/registry/credit-code.ts'
import { dateOfSerial, parseTypedDate, toHalfWidth } from '../../src/core/registry/typed-values.ts'
import { dateOfEpochDay, epochDay } from '../../src/core/time/civil-date.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const signs = (length: number) =>
  fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: length, maxLength: length })
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 })

/** The first 17 characters of a code, and the code with its check digit. */
const codes = fc
  .tuple(signs(2), digits, signs(9))
  .map((parts) => parts.join(''))
  .map((first) => ({ first, code: first + creditCodeCheckDigit(first) }))

const toFullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('unified social credit codes (GB 32100)', () => {
  it('hold for every code that ends with its check digit', () => {
    fc.assert(fc.property(codes, ({ code }) => readCreditCode(code).valid))
  })

  it('do not hold with any single character changed for another', () => {
    const places = fc.nat({ max: 17 })
    fc.assert(
      fc.property(codes, places, fc.constantFrom(...ALPHABET), ({ code }, place, sign) => {
        fc.pre(code[place] !== sign)
        const wrong = code.slice(0, place) + sign + code.slice(place + 1)
        return !readCreditCode(wrong).valid
      }),
    )
  })

  it('do not hold with two neighbours swapped', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 16 }), ({ code }, place) => {
        const [a = '', b = ''] = [code[place], code[place + 1]]
        fc.pre(a !== b)
        return !readCreditCode(code.slice(0, place) + b + a + code.slice(place + 2)).valid
      }),
    )
  })

  it('read the same in full width, lower case and with blanks', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 18 }), ({ code }, place) => {
        const spaced = `${code.slice(0, place)} ${code.slice(place)}`.toLowerCase()
        expect(normaliseCreditCode(toFullWidth(spaced))).toBe(code)
      }),
    )
  })

  it('are read whatever is typed, without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(readCreditCode(text).findings).toBeInstanceOf(Array)
      }),
    )
  })
})

describe('typed dates', () => {
  const days = fc.integer({ min: epochDay(1950, 1, 1), max: epochDay(2100, 12, 31) })

  it('read back every day in every form people use, full width too', () => {
    fc.assert(
      fc.property(days, (number) => {
        const date = dateOfEpochDay(number)
        const [year, month, dayOfMonth] = date.split('-').map(Number)
        for (const text of [
          date,
          `${year}/${month}/${dayOfMonth}`,
          `${year}.${month}.${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
          date.replaceAll('-', ''),
          `${date} 00:00:00`,
        ]) {
          expect(parseTypedDate(text)).toBe(date)
          expect(parseTypedDate(toFullWidth(text))).toBe(date)
        }
      }),
    )
  })

  it('read back Excel’s day numbers of either system', () => {
    fc.assert(
      fc.property(days, (number) => {
        expect(dateOfSerial(number - epochDay(1899, 12, 30), false)).toBe(dateOfEpochDay(number))
        expect(dateOfSerial(number - epochDay(1904, 1, 1), true)).toBe(dateOfEpochDay(number))
      }),
    )
  })

  it('never throw, and half width is reached in one step', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        parseTypedDate(text)
        expect(toHalfWidth(toHalfWidth(text))).toBe(toHalfWidth(text))
      }),
    )
  })
})
