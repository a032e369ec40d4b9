import type { SchoolStage } from '../../../src/core/reading/lexicon/lexicon-term.ts'
import type { Subject } from '../../../src/core/reading/subject.ts'

const CODES: Readonly<Record<string, Subject>> = {
  chinese: 'CHN',
  math: 'MAT',
  mathematics: 'MAT',
  english: 'ENG',
  physics: 'PHY',
  chemistry: 'CHE',
  biology: 'BIO',
  politics: 'POL',
  history: 'HIS',
  geography: 'GEO',
}

/** What the kind of a text says of it, `senior_history` or `m3ke:history-arts & humanities-junior high school`. */
export type NamedByKind = { readonly subject: Subject | null; readonly stage: SchoolStage | null }

function stageOf(words: readonly string[]): SchoolStage | null {
  if (words.includes('primary') || words.includes('elementary')) return 'primary'
  if (words.includes('junior')) return 'junior'
  return words.includes('senior') || words.includes('high') ? 'senior' : null
}

export function namedByKind(kind: string): NamedByKind {
  const words = kind.toLowerCase().split(/[^a-z]+/)
  const named = words.find((word) => Object.hasOwn(CODES, word))
  return { subject: (named !== undefined && CODES[named]) || null, stage: stageOf(words) }
}
