import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTermMatcher } from '../../../../src/core/reading/term-matcher.ts'

const found = (terms: readonly string[], text: string): readonly string[] =>
  createTermMatcher(terms)
    .find(text)
    .map(({ start, end }) => text.slice(start, end))

describe('finding terms', () => {
  it('finds every term, overlapping ones too', () => {
    expect(found(['二次函数', '函数图象'], '二次函数图象')).toEqual(['二次函数', '函数图象'])
  })

  it('prefers the longer term to the ones inside it', () => {
    expect(found(['方程', '化学', '化学方程式'], '写出化学方程式')).toEqual(['化学方程式'])
    expect(found(['方程', '一元二次方程'], '一元二次方程和方程')).toEqual(['一元二次方程', '方程'])
  })

  it('does not find a Latin term inside a word', () => {
    expect(found(['ie', 'html'], 'tie html5 x')).toEqual(['html'])
  })

  it('finds a long term over the end of a line, and no short one', () => {
    expect(found(['一元二次方程', '次方'], '解一元二\n次方程')).toEqual(['一元二\n次方程'])
    expect(found(['函数'], '反函\n数列')).toEqual([])
    expect(found(['成正比', '成正比例'], '与电压成正比\n例2')).toEqual(['成正比'])
  })

  it('finds what a naive search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 30 })
    const words = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(letters, words, (text, terms) => {
        const all = terms.flatMap((term) =>
          [...text].flatMap((_, start) =>
            text.startsWith(term, start) ? [{ start, end: start + term.length }] : [],
          ),
        )
        const outer = all.filter(
          (one) =>
            !all.some(
              (other) =>
                other.start <= one.start &&
                one.end <= other.end &&
                other.end - other.start > one.end - one.start,
            ),
        )
        const matches = createTermMatcher(terms).find(text)
        const places = (spans: readonly { readonly start: number; readonly end: number }[]) =>
          spans.map(({ start, end }) => `${start}-${end}`).sort()
        expect(places(matches)).toEqual(places(outer))
      }),
    )
  })
})
