import type { Random } from './made-screens.ts'

const MISREAD = '人大小日月本末未己已土士天夫王玉田由申甲中口回因困木林休体'
const HAN = /[\u4e00-\u9fff]/
/** Shares of the Chinese characters that are lost, misread, set apart, or end a line. */
const LOST = 0.03
const WRONG = 0.05
const APART = 0.05
const BROKEN = 0.02

/** A text as a poor reading would give it: 15 of 100 Chinese characters are disturbed. */
export function withNoise(text: string, random: Random): string {
  return [...text]
    .map((character) => {
      if (!HAN.test(character)) return character
      const chance = random()
      if (chance < LOST) return ''
      if (chance < LOST + WRONG) return MISREAD.charAt(Math.floor(random() * MISREAD.length))
      if (chance < LOST + WRONG + APART) return `${character} `
      return chance < LOST + WRONG + APART + BROKEN ? `${character}\n` : character
    })
    .join('')
}
