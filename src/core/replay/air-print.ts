import type { Frame } from '../picture/frame.ts'
import { blockMeans } from '../picture/picture-hash.ts'

const COLUMNS = 17
const ROWS = 16
const BITS = (COLUMNS - 1) * ROWS
/** Luma steps below this are paper and compression, not writing: without it the empty parts of a slide are noise. */
const STEP = 2.5
/** A picture with fewer steps shows nothing that could be known again: black, one colour, a fade. */
const FEWEST_STEPS = 10

/** What is kept of a picture to know it again in months: 32 bytes as 64 hex digits. */
export type PicturePrint = {
  readonly hash: string
  /** `false` for black, blank and almost blank pictures. */
  readonly telling: boolean
}

/**
 * Difference hash of 256 bits over 17 × 16 areas: fine enough to tell slides of one template apart, which the 64 bits
 * of `perceptualHash` are not, and kept from noise by a threshold. Survives scaling and recompression.
 */
export function printOfPicture(frame: Frame): PicturePrint {
  const areas = blockMeans(frame, COLUMNS, ROWS)
  let hash = ''
  let nibble = 0
  let steps = 0
  for (let bit = 0; bit < BITS; bit += 1) {
    const at = Math.floor(bit / (COLUMNS - 1)) * COLUMNS + (bit % (COLUMNS - 1))
    const step = (areas[at] ?? 0) - (areas[at + 1] ?? 0) > STEP ? 1 : 0
    steps += step
    nibble = nibble * 2 + step
    if (bit % 4 === 3) {
      hash += nibble.toString(16)
      nibble = 0
    }
  }
  return { hash, telling: steps >= FEWEST_STEPS }
}

const WORD_BITS = 64
const FEWEST_PAIRS = 8

function hashOfPair(pair: string): readonly [number, number] {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = 0; i < pair.length; i += 1) {
    low = Math.imul(low ^ pair.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ low ^ pair.charCodeAt(i), 0x85ebca6b)
    high ^= high >>> 13
  }
  return [low >>> 0, high >>> 0]
}

/**
 * Fingerprint of what was read, 16 hex digits: near for texts of which a few characters were read otherwise (simhash of
 * character pairs: M. Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002). `null` when
 * too little was read to say anything.
 */
export function printOfWords(text: string): string | null {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  ]
  if (letters.length <= FEWEST_PAIRS) return null
  const weights = new Int32Array(WORD_BITS)
  for (let i = 0; i + 1 < letters.length; i += 1) {
    const halves = hashOfPair(`${letters[i] ?? ''}${letters[i + 1] ?? ''}`)
    for (let bit = 0; bit < WORD_BITS; bit += 1) {
      const half = halves[bit >> 5] ?? 0
      weights[bit] = (weights[bit] ?? 0) + ((half >>> (bit & 31)) & 1 ? 1 : -1)
    }
  }
  let hex = ''
  for (let bit = 0; bit < WORD_BITS; bit += 4) {
    const nibble = [0, 1, 2, 3].reduce(
      (sum, i) => sum * 2 + ((weights[bit + i] ?? 0) > 0 ? 1 : 0),
      0,
    )
    hex += nibble.toString(16)
  }
  return hex
}

const words32 = (hex: string): Uint32Array =>
  Uint32Array.from({ length: hex.length / 8 }, (_, i) =>
    Number.parseInt(hex.slice(i * 8, i * 8 + 8), 16),
  )

function bitsIn(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** A print read once, compared often. */
export const readPrint = words32

/** Differing bits. Prints of different lengths are strangers to each other. */
export function printDistance(a: Uint32Array, b: Uint32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  let distance = 0
  for (let i = 0; i < a.length; i += 1) distance += bitsIn((a[i] ?? 0) ^ (b[i] ?? 0))
  return distance
}
