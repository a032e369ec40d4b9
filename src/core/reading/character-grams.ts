/** Names of pieces of wording are folded into this many buckets; two that share one are told apart by the others. */
export const GRAM_BUCKETS = 2 ** 18

const LATIN_WORD = /[a-z]{2,}/g

/**
 * How a text is worded: its distinct runs of one to three characters and its Latin words and pairs of them, as bucket
 * numbers (hashing trick; Weinberger et al., 2009). `text` is normalised; digits are all the same, a line feed is a
 * blank. Same text, same numbers in the same order.
 */
export function gramsOf(text: string): Int32Array {
  const buckets = new Set<number>()
  forEachGram(text, (bucket) => buckets.add(bucket))
  return Int32Array.from(buckets)
}

/** Every piece with its half-open range in `text`, repeated pieces again and again. */
export function forEachGram(
  text: string,
  visit: (bucket: number, start: number, end: number) => void,
): void {
  const units = ` ${text.replaceAll('\n', ' ').replace(/\d/g, '0')} `
  for (let length = 1; length <= LONGEST_RUN; length += 1) {
    for (let at = 0; at + length <= units.length; at += 1) {
      visit(bucketOf(units, at, at + length, length), at - 1, at - 1 + length)
    }
  }
  let before: { readonly word: string; readonly start: number } | null = null
  for (const { 0: word, index } of text.matchAll(LATIN_WORD)) {
    visit(bucketOf(word, 0, word.length, WORD), index, index + word.length)
    if (before !== null) {
      const pair = `${before.word} ${word}`
      visit(bucketOf(pair, 0, pair.length, PAIR), before.start, index + word.length)
    }
    before = { word, start: index }
  }
}

const LONGEST_RUN = 3
const WORD = 11
const PAIR = 12

/** FNV-1a with the finishing steps of MurmurHash3, which spread it over the low bits. */
function bucketOf(units: string, from: number, to: number, kind: number): number {
  let hash = 0x811c9dc5 ^ kind
  for (let i = from; i < to; i += 1) {
    hash ^= units.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  return (hash >>> 0) % GRAM_BUCKETS
}
