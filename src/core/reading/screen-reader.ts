import { buildDictionary, type DictionaryEntry, type LearnedTerms } from './dictionary.ts'
import type { Lexicons } from './lexicon/lexicon-term.ts'
import {
  createNormaliser,
  type Normaliser,
  type NormaliserNumber,
  PRESENT_NORMALISER,
} from './normalise.ts'
import { type Tally, tally } from './tally.ts'
import { matcherOf, type TermMatcher } from './term-matcher.ts'

/** What turns text into counted terms; the classifier and the training of its weights share it. */
export type ScreenReader = {
  readonly normalise: Normaliser
  readonly dictionary: readonly DictionaryEntry[]
  readonly matcher: TermMatcher
}

/** Builds the dictionary and its matcher, most of what a classifier takes at a start: `tests/bench/classifier-start.ts`. */
export function createScreenReader(
  lexicons: Lexicons,
  learned: LearnedTerms,
  normaliser: NormaliserNumber = PRESENT_NORMALISER,
): ScreenReader {
  const normalise = createNormaliser(normaliser)
  const { entries, trie } = buildDictionary(normalise, lexicons, learned)
  return { normalise, dictionary: entries, matcher: matcherOf(trie) }
}

/** `null` for no text at all. */
export function tallyText(reader: ScreenReader, text: string): Tally | null {
  if (text === '') return null
  return tally(reader.matcher.find(reader.normalise(text).text), reader.dictionary)
}
