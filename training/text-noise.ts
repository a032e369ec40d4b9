import type { Random } from '../src/core/seeded-random.ts'

const MISREAD = '人大小日月本末未己已土士天夫王玉田由申甲中口回因困木林休体'
const HAN = /[\u4e00-\u9fff]/

/** Shares of the Chinese characters that are lost, misread, set apart, or end a line. */
export type Noise = {
  readonly lost: number
  readonly wrong: number
  readonly apart: number
  readonly broken: number
}

/** 15 of 100 Chinese characters are disturbed, as in a poor reading. */
export const POOR: Noise = { lost: 0.03, wrong: 0.05, apart: 0.05, broken: 0.02 }
/** 27 of 100, as far as a person can still guess what it is about. */
export const HARDLY_LEGIBLE: Noise = { lost: 0.08, wrong: 0.12, apart: 0.06, broken: 0.01 }

/** A text as an engine would give it that reads so badly. */
export function withNoise(text: string, noise: Noise, random: Random): string {
  const wrong = noise.lost + noise.wrong
  const apart = wrong + noise.apart
  return [...text]
    .map((character) => {
      if (!HAN.test(character)) return character
      const chance = random()
      if (chance < noise.lost) return ''
      if (chance < wrong) return MISREAD.charAt(Math.floor(random() * MISREAD.length))
      if (chance < apart) return `${character} `
      return chance < apart + noise.broken ? `${character}\n` : character
    })
    .join('')
}

const SHORTEST_PART = 14

/** A part of a text, 35 to 85 of 100 of it: a screen seldom shows the whole exercise. */
export function partOf(text: string, random: Random): string {
  const length = Math.max(SHORTEST_PART, Math.floor(text.length * (0.35 + 0.5 * random())))
  const start = Math.floor(random() * Math.max(1, text.length - length))
  return text.slice(start, start + length)
}
