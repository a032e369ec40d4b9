import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LONGEST_CHUNK_SECONDS, speechChunks } from '../../../../src/core/hearing/speech-chunks.ts'
import { lengthOf, speechStretches } from '../../../../src/core/hearing/speech-stretches.ts'

it('a short pause is part of speaking, a click is no speech, and an unsure window begins nothing', () => {
  const windows = (count: number, probability: number) => Array<number>(count).fill(probability)
  const said = [...windows(30, 0.9), ...windows(5, 0), ...windows(30, 0.9), ...windows(30, 0.1)]
  expect(speechStretches(said, 95 * 0.032)).toHaveLength(1)
  expect(speechStretches([...windows(20, 0), 1, ...windows(20, 0)], 41 * 0.032)).toEqual([])
  expect(speechStretches(windows(50, 0.45), 1.6)).toEqual([])
})

it('stretches lie within the sample, in order and apart, whatever the model says', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1 }), { maxLength: 400 }), (probabilities) => {
      const seconds = probabilities.length * 0.032
      let last = 0
      for (const { start, end } of speechStretches(probabilities, seconds)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(seconds + 1e-9)
    }),
  )
})

it('an engine is given all that was said, in pieces that it takes', () => {
  const stretch = fc.record({
    gap: fc.double({ min: 0.1, max: 9, noNaN: true }),
    length: fc.double({ min: 0.3, max: 90, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 20 }), (made) => {
      let at = 0
      const speech = made.map(({ gap, length }) => {
        const start = at + gap
        at = start + length
        return { start, end: at }
      })
      const chunks = speechChunks(speech)
      expect(chunks.every(({ start, end }) => end - start <= LONGEST_CHUNK_SECONDS + 1e-6)).toBe(
        true,
      )
      expect(lengthOf(chunks)).toBeGreaterThanOrEqual(lengthOf(speech) - 1e-6)
    }),
  )
})
