import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../src/core/evidence/canonical-json.ts'

test('the example of RFC 8785 §3.2.2 comes out as the RFC writes it', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('members are sorted by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual([
    // A reader that keeps integer keys first (ECMAScript does) shows `1` before the carriage return.
    'One',
    'Carriage Return',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
  expect(canonicalJson(value).startsWith('{"\\r":"Carriage Return","1":"One"')).toBe(true)
})

test('one value has one text, in whatever order it was built', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
    }),
  )
})

test('reading the text back and writing it again gives the same text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

test('half a surrogate pair is kept as its escape', () => {
  expect(canonicalJson('a\ud83d')).toBe('"a\\ud83d"')
})

test('what is undefined is left out; what JSON would silently change is refused, and the place is named', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  const refused: readonly (readonly [unknown, string])[] = [
    [{ list: [1, { score: Number.NaN }] }, '$.list[1].score'],
    [{ at: Number.POSITIVE_INFINITY }, '$.at'],
    [{ when: new Map() }, '$.when'],
    [[undefined], '$[0]'],
    [{ big: 1n }, '$.big'],
    [{ act: () => 1 }, '$.act'],
  ]
  for (const [value, place] of refused) {
    expect(() => canonicalJson(value), place).toThrow(place)
  }
})
