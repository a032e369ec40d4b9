import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOwnWordFinder } from '../../../../src/core/own-words/find-own-words.ts'
import { isMaskTrouble, readMask } from '../../../../src/core/own-words/word-mask.ts'

const same = (text: string): string => text
const character = fc.constantFrom('自', '习', '室', '学')
const text = fc.string({ unit: fc.constantFrom('自', '习', '室', '学', '\n'), maxLength: 40 })
const mask = fc
  .array(fc.oneof(character, character, character, fc.constantFrom('?', '*')), {
    minLength: 3,
    maxLength: 9,
  })
  .map((parts) => parts.join(''))

/** What a mask means, as a regular expression over a line. */
const asExpression = (written: string): RegExp =>
  new RegExp(written.replaceAll('?', '[^\\n]').replaceAll('*', '[^\\n]{0,6}'))

it('a mask is found exactly where it is meant, whatever the text', () => {
  fc.assert(
    fc.property(mask, text, (written, read) => {
      fc.pre(!isMaskTrouble(readMask(written, same)))
      const set = { name: 'x', words: [{ word: written, variants: [], logOdds: 0.5, note: null }] }
      const [match] = createOwnWordFinder(set, same).find(read)
      expect(match !== undefined).toBe(asExpression(written).test(read))
      if (match === undefined) return
      const whole = new RegExp(`^${asExpression(written).source}$`)
      expect(read.slice(match.start, match.end)).toMatch(whole)
    }),
    { numRuns: 2_000 },
  )
})
