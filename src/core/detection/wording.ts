import { forEachGram, GRAM_BUCKETS } from '../reading/character-grams.ts'

/** What was learned of wording as such, beside the terms of the lexicons: the second of two models that differ. */
export type WordingModel = {
  /** Log-odds. */
  readonly bias: number
  /** Log-odds that a weight of 1 stands for. */
  readonly scale: number
  /** One character for each bucket of `character-grams.ts`: `O` weighs nothing, `P` +1, `N` -1, and so on. */
  readonly weights: string
}

/** A stretch of the normalised text that speaks for or against a lesson by how it is worded. */
export type TellingPiece = { readonly start: number; readonly end: number; readonly weight: number }

export type WordingReader = {
  /** Log-odds that a text is a lesson; `grams` as `gramsOf` gives them. */
  logOddsOf(grams: Int32Array): number
  /** The stretch that says most for a lesson, `null` when none says much. */
  tellingPiece(text: string): TellingPiece | null
}

/** A stretch of so many characters is shown. */
const PIECE = 10
/** Below these log-odds a stretch decided nothing. */
const TELLS = 0.15

/** Unpacks the weights, a few milliseconds. Throws a RangeError when they are not of this size. */
export function createWordingReader({ bias, scale, weights }: WordingModel): WordingReader {
  const byBucket = unpackWeights(weights, GRAM_BUCKETS)
  return {
    logOddsOf(grams) {
      let sum = 0
      for (const gram of grams) sum += byBucket[gram] ?? 0
      return bias + (scale * sum) / Math.sqrt(Math.max(1, grams.length))
    },
    tellingPiece(text) {
      const { heights, grams } = heightsOf(text, byBucket)
      const best = highest(heights)
      const weight = (scale * best.sum) / Math.sqrt(Math.max(1, grams))
      return weight < TELLS ? null : { start: best.start, end: best.end, weight }
    },
  }
}

const NOUGHT = 'O'.charCodeAt(0)
/** Weights reach from `$` to `z`. */
export const MOST_WORDING_WEIGHT = 43

/** As a model file has them; `weights` are whole numbers. */
export function packWeights(weights: ArrayLike<number>): string {
  return Array.from(weights, (weight) =>
    String.fromCharCode(
      NOUGHT + Math.max(-MOST_WORDING_WEIGHT, Math.min(MOST_WORDING_WEIGHT, weight)),
    ),
  ).join('')
}

/** The other way. Throws a RangeError when they are not of this size. */
export function unpackWeights(weights: string, size: number): Int8Array {
  if (weights.length !== size) {
    throw new RangeError(`weights: ${weights.length} characters, not ${size}`)
  }
  const unpacked = new Int8Array(size)
  unpackInto(unpacked, weights, 0, size)
  return unpacked
}

/** Unpacks `count` weights from `from` on, to where they stand in the whole. */
export function unpackInto(
  unpacked: Int8Array,
  weights: string,
  from: number,
  count: number,
): void {
  for (let at = from; at < from + count; at += 1) unpacked[at] = weights.charCodeAt(at) - NOUGHT
}

/** What every character takes part in, each piece shared out over its characters. */
function heightsOf(
  text: string,
  byBucket: Int8Array,
): { readonly heights: Float64Array; readonly grams: number } {
  const heights = new Float64Array(text.length)
  const buckets = new Set<number>()
  forEachGram(text, (bucket, start, end) => {
    buckets.add(bucket)
    const share = (byBucket[bucket] ?? 0) / (end - start)
    for (let at = Math.max(0, start); at < Math.min(text.length, end); at += 1) {
      heights[at] = (heights[at] ?? 0) + share
    }
  })
  return { heights, grams: buckets.size }
}

function highest(heights: Float64Array): {
  readonly start: number
  readonly end: number
  readonly sum: number
} {
  let sum = 0
  let best = { start: 0, end: 0, sum: 0 }
  for (let at = 0; at < heights.length; at += 1) {
    sum += heights[at] ?? 0
    if (at >= PIECE) sum -= heights[at - PIECE] ?? 0
    if (sum > best.sum) best = { start: Math.max(0, at + 1 - PIECE), end: at + 1, sum }
  }
  return best
}
