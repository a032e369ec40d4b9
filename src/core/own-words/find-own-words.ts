import { OWN_WORD_BOUNDS, type OwnWordSet } from './own-word-set.ts'
import { isMaskTrouble, readMask, type WordMask } from './word-mask.ts'

/** The first place of a word in a normalised text: which word of the set, and where (UTF-16, half-open). */
export type OwnWordMatch = { readonly word: number; readonly start: number; readonly end: number }

export type OwnWordFinder = {
  /** Each word at most once, in the order of the set. A word does not run over the end of a line. */
  find(text: string): readonly OwnWordMatch[]
}

type Piece = { readonly mask: number; readonly place: number; readonly text: string }
type Pattern = WordMask & { readonly word: number }
/** Where pieces of a mask up to some place were found. */
type Begun = { readonly start: number; readonly end: number }

/**
 * Finds all words of a set in one pass over the text: each piece is met where it stands and goes on from the pieces
 * before it, so no mask looks at a stretch of text twice. Patterns that cannot be read are left out; a set that was
 * checked has none.
 */
export function createOwnWordFinder(
  { words }: OwnWordSet,
  normalise: (text: string) => string,
): OwnWordFinder {
  const patterns: readonly Pattern[] = words.flatMap(({ word, variants }, at) =>
    [word, ...variants].flatMap((written) => {
      const mask = readMask(written, normalise)
      return isMaskTrouble(mask) ? [] : [{ ...mask, word: at }]
    }),
  )
  const byFirst = new Map<number, Piece[]>()
  for (const [mask, { pieces }] of patterns.entries()) {
    for (const [place, text] of pieces.entries()) {
      const first = text.charCodeAt(0)
      byFirst.set(first, [...(byFirst.get(first) ?? []), { mask, place, text }])
    }
  }
  return { find: (text) => findIn(text, patterns, byFirst) }
}

function findIn(
  text: string,
  patterns: readonly Pattern[],
  byFirst: ReadonlyMap<number, readonly Piece[]>,
): readonly OwnWordMatch[] {
  const found = new Map<number, OwnWordMatch>()
  if (byFirst.size === 0) return []
  let begun = new Map<string, readonly Begun[]>()
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === LINE_FEED) begun = new Map()
    for (const piece of byFirst.get(unit) ?? []) {
      const pattern = patterns[piece.mask]
      const looked = pattern !== undefined && !found.has(pattern.word)
      const match = looked && text.startsWith(piece.text, at) && goOn(begun, pattern, piece, at)
      if (match && standsAlone(text, match))
        found.set(pattern.word, { word: pattern.word, ...match })
    }
  }
  return [...found.values()].sort((a, b) => a.word - b.word)
}

const LINE_FEED = 0x0a

/** Takes a piece that stands at `at` to the pieces before it; the whole mask, where it was the last. */
function goOn(
  begun: Map<string, readonly Begun[]>,
  { pieces, gaps }: Pattern,
  { mask, place, text }: Piece,
  at: number,
): Begun | null {
  const gap = gaps[place - 1]
  const before = gap === undefined ? [] : (begun.get(`${mask} ${place - 1}`) ?? [])
  const fitting =
    gap === undefined
      ? [{ start: at }]
      : before.filter(({ end }) => at - end >= gap.least && at - end <= gap.most)
  // The nearest begin says most: all that fit end at the same place.
  const nearest = fitting.at(-1)
  if (nearest === undefined) return null
  const now = { start: nearest.start, end: at + text.length }
  if (place === pieces.length - 1) return now
  const key = `${mask} ${place}`
  const kept = (begun.get(key) ?? []).filter(({ end }) => at - end <= OWN_WORD_BOUNDS.gap)
  begun.set(key, [...kept, now])
  return null
}

/** A Latin word is one of its own: `ai` is not in `tail`. */
function standsAlone(text: string, { start, end }: Begun): boolean {
  const glued = (inner: number, outer: number): boolean =>
    isLatinLetter(text.charCodeAt(inner)) && isLatinLetter(text.charCodeAt(outer))
  return !glued(start, start - 1) && !glued(end - 1, end)
}

const isLatinLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
