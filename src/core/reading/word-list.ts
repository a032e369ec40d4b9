import { type NormalisedText, type Normaliser, originalRange } from './normalise.ts'
import { createTermMatcher } from './term-matcher.ts'

/** A word of a list, where it stands in the original (UTF-16, half-open) and how it is written there. */
export type FoundWord<Kind extends string> = {
  readonly kind: Kind
  readonly term: string
  readonly start: number
  readonly end: number
}

export type WordFinder<Kind extends string> = (
  original: string,
  normalised: NormalisedText,
) => readonly FoundWord<Kind>[]

const LATIN_OR_DIGIT = /[a-z0-9]/

/** Half a Latin word or half a number is not the word: `1v1` in `11v12`. */
function isWhole(text: string, start: number, end: number): boolean {
  const joined = (inner: number, outer: number): boolean =>
    LATIN_OR_DIGIT.test(text.charAt(inner)) && LATIN_OR_DIGIT.test(text.charAt(outer))
  return !joined(start, start - 1) && !joined(end - 1, end)
}

/**
 * Finds the words of several lists in normalised text, whatever way they are spelled there; a word inside a longer one
 * of any list is not found, which is how an exception is written.
 */
export function createWordFinder<Kind extends string>(
  normalise: Normaliser,
  lists: Readonly<Record<Kind, string>>,
): WordFinder<Kind> {
  const kinds = new Map<string, Kind[]>()
  for (const kind of Object.keys(lists) as Kind[]) {
    for (const written of lists[kind].split(/\s+/)) {
      const { text } = normalise(written.replaceAll('_', ' '))
      if (text === '') continue
      const known = kinds.get(text) ?? []
      if (!known.includes(kind)) kinds.set(text, [...known, kind])
    }
  }
  const entries = [...kinds]
  const matcher = createTermMatcher(entries.map(([text]) => text))
  return (original, normalised) =>
    matcher
      .find(normalised.text)
      .filter(({ start, end }) => isWhole(normalised.text, start, end))
      .flatMap(({ entry, start, end }) => {
        const range = originalRange(normalised, start, end)
        const term = original.slice(range.start, range.end)
        return (entries[entry]?.[1] ?? []).map((kind) => ({ kind, term, ...range }))
      })
}
