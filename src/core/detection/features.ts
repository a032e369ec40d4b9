import { SUBJECTS, type Subject } from './classification.ts'
import { type DictionaryEntry, SCHOOL_STAGES, type SchoolStage } from './dictionary.ts'
import { COUNTER_FIELDS, type CounterField } from './lexicon/counter-lexicon.ts'
import { CUES, type Cue } from './lexicon/cues.ts'
import { readStructure, STRUCTURE_FEATURES } from './screen-structure.ts'
import type { TermMatch } from './term-matcher.ts'

/** What the distinct terms of a screen say. */
export type Tally = {
  /** Weighed by length: for people (dimensions, subjects, stage), who count terms and know nothing of log-odds. */
  readonly strong: Record<Subject, number>
  readonly weak: Record<Subject, number>
  readonly name: Record<Subject, number>
  readonly stage: Record<SchoolStage, number>
  readonly cue: Record<Cue, number>
  readonly counter: Record<CounterField, number>
  /** Log-odds of the distinct terms, by what they are about; see `DictionaryEntry.strength`. */
  readonly bySubject: Record<Subject, number>
  readonly inFavour: number
  readonly against: number
  readonly strongest: number
  readonly weakest: number
  readonly distinct: number
  /** Units of text under strong terms, and under counter terms. */
  readonly strongUnits: number
  readonly counterUnits: number
}

const CUE_NAMES = Object.keys(CUES) as readonly Cue[]

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

/** A long term is rarer than a short one, and so says more. */
const weightOf = (term: string): number => Math.min(2, 0.5 + term.length * 0.25)

/** `strengthOf` lets the training leave the screen itself out of what it learned. */
export function tally(
  matches: readonly TermMatch[],
  dictionary: readonly DictionaryEntry[],
  strengthOf: (entry: DictionaryEntry, index: number) => number = (entry) => entry.strength,
): Tally {
  const counts: Counts = {
    strong: zeros(SUBJECTS),
    weak: zeros(SUBJECTS),
    name: zeros(SUBJECTS),
    stage: zeros(SCHOOL_STAGES),
    cue: zeros(CUE_NAMES),
    counter: zeros(COUNTER_FIELDS),
    bySubject: zeros(SUBJECTS),
    inFavour: 0,
    against: 0,
    strongest: 0,
    weakest: 0,
    distinct: 0,
    strongUnits: 0,
    counterUnits: 0,
  }
  const seen = new Set<number>()
  for (const match of matches) {
    const entry = dictionary[match.entry]
    if (entry === undefined) continue
    const units = match.end - match.start
    if (entry.senses.some(({ kind }) => kind === 'strong')) counts.strongUnits += units
    if (entry.senses.some(({ kind }) => kind === 'counter')) counts.counterUnits += units
    if (seen.has(match.entry)) continue
    seen.add(match.entry)
    addSenses(counts, entry)
    addStrength(counts, entry, strengthOf(entry, match.entry))
  }
  return counts
}

type Counts = { -readonly [K in keyof Tally]: Tally[K] }

function addSenses(counts: Counts, entry: DictionaryEntry): void {
  const weight = weightOf(entry.term)
  for (const sense of entry.senses) {
    switch (sense.kind) {
      case 'strong':
        counts.strong[sense.subject] += weight
        counts.stage[sense.stage] += weight
        break
      case 'weak':
        counts.weak[sense.subject] += weight
        break
      case 'name':
        counts.name[sense.subject] += weight
        break
      case 'cue':
        counts.cue[sense.cue] += weight
        break
      case 'counter':
        counts.counter[sense.field] += weight
        break
    }
  }
}

function addStrength(counts: Counts, entry: DictionaryEntry, strength: number): void {
  counts.distinct += 1
  counts.strongest = Math.max(counts.strongest, strength)
  counts.weakest = Math.min(counts.weakest, strength)
  if (strength < 0) {
    counts.against -= strength
    return
  }
  counts.inFavour += strength
  const subjects = new Set(
    entry.senses.flatMap((sense) => ('subject' in sense ? [sense.subject] : [])),
  )
  for (const subject of subjects) counts.bySubject[subject] += strength
}

const GENERAL_FEATURES = [
  'inFavour',
  'inFavourDamped',
  'against',
  'againstDamped',
  'bestSubject',
  'otherSubjects',
  'concentration',
  'strongest',
  'weakest',
  'mean',
  'strongShare',
  'counterShare',
  'names',
] as const

/** Names of the features, in the order in which `featuresOf` gives them. */
export const FEATURE_NAMES: readonly string[] = [
  ...GENERAL_FEATURES,
  ...SUBJECTS.map((subject) => `subject:${subject}`),
  ...CUE_NAMES.map((cue) => `cue:${cue}`),
  ...STRUCTURE_FEATURES.map((name) => `structure:${name}`),
]

export function featuresOf(found: Tally, original: string, text: string): readonly number[] {
  const bySubject = SUBJECTS.map((subject) => found.bySubject[subject])
  const units = Math.max(12, text.length)
  const general: Record<(typeof GENERAL_FEATURES)[number], number> = {
    inFavour: found.inFavour,
    inFavourDamped: Math.log1p(found.inFavour),
    against: found.against,
    againstDamped: Math.log1p(found.against),
    bestSubject: Math.max(...bySubject),
    // General knowledge draws on several subjects at once, a lesson on one.
    otherSubjects: Math.log1p(sum(bySubject) - Math.max(...bySubject)),
    concentration: Math.max(...bySubject) / Math.max(1, sum(bySubject)),
    strongest: found.strongest,
    weakest: found.weakest,
    mean: (found.inFavour - found.against) / Math.max(1, found.distinct),
    strongShare: Math.min(1, found.strongUnits / units),
    counterShare: Math.min(1, found.counterUnits / units),
    names: Math.log1p(sum(SUBJECTS.map((subject) => found.name[subject]))),
  }
  return [
    ...GENERAL_FEATURES.map((name) => general[name]),
    ...bySubject.map(Math.log1p),
    ...CUE_NAMES.map((cue) => Math.log1p(found.cue[cue])),
    ...readStructure(original, text),
  ]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
