import { createNormaliser, type Normaliser } from '../../reading/normalise.ts'

/** As it is compared: no blanks, no case, one form of each character. `origin[i]` is where unit `i` stood in the original. */
export type FoldedWords = { readonly text: string; readonly origin: readonly number[] }

let made: Normaliser | null = null

/** Its table is made when it is first needed. */
function normaliser(): Normaliser {
  made ??= createNormaliser()
  return made
}

/** Blanks, and what no text column can hold. */
const DROPPED = /[\s\0]/

/** Words as the search compares them: how an engine broke the lines, or wrote a character, does not matter. */
export function foldWords(original: string): FoldedWords {
  const { text, origin } = normaliser()(original.toWellFormed().replaceAll('\0', ' '))
  const kept: number[] = []
  let folded = ''
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charAt(place)
    if (DROPPED.test(unit)) continue
    folded += unit
    kept.push(origin[place] ?? 0)
  }
  return { text: folded, origin: [...kept, origin[text.length] ?? original.length] }
}

/** Fewer signs would find everything. */
export const SHORTEST_TERM = 2

/** Each pair of signs that follow each other, once: an index over them finds Chinese, which has no words to part. */
export function pairsOf(folded: string): readonly string[] {
  const signs = [...folded]
  return [...new Set(signs.slice(1).map((sign, place) => `${signs[place] ?? ''}${sign}`))]
}

/** What somebody looks for, parted by blanks; all of them have to be there. */
export const termsOf = (asked: string): readonly string[] =>
  [...new Set(asked.split(/\s+/).map((part) => foldWords(part).text))].filter((term) => term !== '')

/** A term that is too short to be looked for; `null`: none is. */
export const tooShort = (terms: readonly string[]): string | null =>
  terms.find((term) => [...term].length < SHORTEST_TERM) ?? null
