import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byteRange } from '../../../../src/adapters/http/byte-range.ts'

it.each([
  [undefined, null],
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=2-4', { start: 2, end: 4 }],
  ['bytes=8-99', { start: 8, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=4-2', null],
  ['bytes=-', null],
  ['bytes=0-1,4-5', null],
  ['items=0-1', null],
])('of ten bytes %s asks for %j', (header, part) => {
  expect(byteRange(header, 10)).toEqual(part)
})

it('never reaches beyond what there is, whatever is asked', () => {
  const header = fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,9}-\d{0,9}$/))
  fc.assert(
    fc.property(header, fc.nat(2_000), (asked, size) => {
      const part = byteRange(asked, size)
      if (part === null || part === 'unsatisfiable') return
      expect(part.start).toBeGreaterThanOrEqual(0)
      expect(part.end).toBeGreaterThanOrEqual(part.start)
      expect(part.end).toBeLessThan(size)
    }),
  )
})
