import type { DictionaryEntry } from '../reading/dictionary.ts'
import type { Cue } from '../reading/lexicon/cues.ts'
import type { Sense } from '../reading/lexicon/lexicon-term.ts'
import { type NormalisedText, originalRange } from '../reading/normalise.ts'
import type { TermMatch } from '../reading/term-matcher.ts'
import type { ClassificationEvidence, Dimension } from './classification.ts'

/** What an officer can take in beside a picture. */
const MOST_TERMS = 40

const CUE_DIMENSIONS: Readonly<
  Record<Cue, { readonly dimension: Dimension; readonly weight: number }>
> = {
  manner: { dimension: 'manner', weight: 0.8 },
  exercise: { dimension: 'manner', weight: 0.3 },
  purpose: { dimension: 'purpose', weight: 0.8 },
  evaluation: { dimension: 'evaluation', weight: 0.6 },
  preschool: { dimension: 'purpose', weight: 0.3 },
  primary: { dimension: 'purpose', weight: 0.5 },
  junior: { dimension: 'purpose', weight: 0.5 },
  senior: { dimension: 'purpose', weight: 0.5 },
}

/** The terms that spoke for and against, the weightiest first kept, in the order of the screen. */
export function collectEvidence(
  matches: readonly TermMatch[],
  normalised: NormalisedText,
  original: string,
  dictionary: readonly DictionaryEntry[],
): readonly ClassificationEvidence[] {
  return matches
    .map((match) => {
      const { dimension, weight } = spokenBy(dictionary[match.entry]?.senses ?? [])
      const range = originalRange(normalised, match.start, match.end)
      return { term: original.slice(range.start, range.end), dimension, ...range, weight }
    })
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start)
    .slice(0, MOST_TERMS)
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

/** What a term says in the end: a curriculum term that is also used elsewhere says less. */
function spokenBy(senses: readonly Sense[]): {
  readonly dimension: Dimension
  readonly weight: number
} {
  let dimension: Dimension = 'content'
  let weight = 0
  for (const sense of senses) {
    const said = meaningOf(sense)
    if (Math.abs(said.weight) > Math.abs(weight)) dimension = said.dimension
    weight += said.weight
  }
  return { dimension, weight: Math.round(weight * 100) / 100 }
}

function meaningOf(sense: Sense): { readonly dimension: Dimension; readonly weight: number } {
  switch (sense.kind) {
    case 'strong':
      return { dimension: 'content', weight: 1 }
    case 'weak':
      return { dimension: 'content', weight: 0.25 }
    case 'name':
      return { dimension: 'content', weight: 0.8 }
    case 'cue':
      return CUE_DIMENSIONS[sense.cue]
    case 'counter':
      return { dimension: 'content', weight: -0.7 }
  }
}
