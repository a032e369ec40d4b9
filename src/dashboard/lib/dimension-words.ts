import type { Classification } from '../../contracts/reading/classification.ts'
import type { DIMENSIONS } from '../../contracts/words/vocabulary.ts'

export type Dimension = (typeof DIMENSIONS)[number]
export type WeighedWord = { readonly term: string; readonly weight: number; readonly count: number }

/** The words of one dimension, each once, the weightiest first, split by what they speak for. */
export function wordsOf(
  classification: Classification,
  dimension: Dimension,
): { readonly spokeFor: WeighedWord[]; readonly spokeAgainst: WeighedWord[] } {
  const words = new Map<string, WeighedWord>()
  for (const { term, weight, dimension: of } of classification.evidence) {
    if (of !== dimension) continue
    const known = words.get(term)
    words.set(term, {
      term,
      weight: Math.abs(weight) > Math.abs(known?.weight ?? 0) ? weight : (known?.weight ?? weight),
      count: (known?.count ?? 0) + 1,
    })
  }
  const sorted = [...words.values()].toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return {
    spokeFor: sorted.filter(({ weight }) => weight > 0),
    spokeAgainst: sorted.filter(({ weight }) => weight < 0),
  }
}

/** The words to show on a card: those that spoke loudest for it. Single letters say nothing without their line. */
export function loudestWords(classification: Classification, limit: number): string[] {
  const loud = classification.evidence
    .filter(({ term, weight }) => weight > 0 && [...term].length > 1)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ term }) => term)
  return [...new Set(loud)].slice(0, limit)
}
