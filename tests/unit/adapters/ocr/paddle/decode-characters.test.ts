import { describe, expect, it } from 'vitest'
import {
  alphabetOf,
  decodeCharacters,
} from '../../../../../src/adapters/ocr/paddle/decode-characters.ts'

const alphabet = alphabetOf('甲\n乙\n')

function table(...best: readonly number[]) {
  const characters = alphabet.length
  const probabilities = new Float32Array(best.length * characters).fill(0.05)
  for (const [step, character] of best.entries()) probabilities[step * characters + character] = 0.8
  return { probabilities, steps: best.length, characters }
}

describe('reading the answer of the recogniser', () => {
  it('has the blank first and the space last', () => {
    expect(alphabet).toEqual(['', '甲', '乙', ' '])
  })

  it('keeps a key that is only a line break apart from the end of the file', () => {
    expect(alphabetOf("'\r\n甲")).toEqual(['', "'", '甲', ' '])
  })

  it('joins repetitions, and a blank between keeps two apart', () => {
    expect(decodeCharacters(table(1, 1, 0, 1, 2, 3, 2), alphabet).text).toBe('甲甲乙 乙')
  })

  it('is as sure as the characters it kept', () => {
    expect(decodeCharacters(table(0, 1, 0), alphabet).confidence).toBeCloseTo(0.8)
    expect(decodeCharacters(table(0, 0), alphabet)).toEqual({ text: '', confidence: 0 })
  })
})
