import { SUBJECTS, type Subject } from './classification.ts'
import { type DictionaryEntry, SCHOOL_STAGES, type SchoolStage } from './dictionary.ts'
import { COUNTER_FIELDS, type CounterField } from './lexicon/counter-lexicon.ts'
import { CUES, type Cue } from './lexicon/cues.ts'
import { readStructure, STRUCTURE_FEATURES } from './screen-structure.ts'
import type { TermMatch } from './term-matcher.ts'

/** Distinct terms found, by what they say. */
export type Tally = {
  readonly strong: Record<Subject, number>
  readonly weak: Record<Subject, number>
  readonly name: Record<Subject, number>
  readonly stage: Record<SchoolStage, number>
  readonly cue: Record<Cue, number>
  readonly counter: Record<CounterField, number>
  /** Units of text under strong terms, and under counter terms. */
  readonly strongUnits: number
  readonly counterUnits: number
}

const CUE_NAMES = Object.keys(CUES) as readonly Cue[]

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

/** A long term is rarer than a short one, and so says more. */
const weightOf = (term: string): number => Math.min(2, 0.5 + term.length * 0.25)

export function tally(
  matches: readonly TermMatch[],
  dictionary: readonly DictionaryEntry[],
): Tally {
  const counts = {
    strong: zeros(SUBJECTS),
    weak: zeros(SUBJECTS),
    name: zeros(SUBJECTS),
    stage: zeros(SCHOOL_STAGES),
    cue: zeros(CUE_NAMES),
    counter: zeros(COUNTER_FIELDS),
    strongUnits: 0,
    counterUnits: 0,
  }
  const seen = new Set<number>()
  for (const match of matches) {
    const entry = dictionary[match.entry]
    if (entry === undefined) continue
    const units = match.end - match.start
    const first = !seen.has(match.entry)
    seen.add(match.entry)
    addEntry(counts, entry, first ? weightOf(entry.term) : 0, units)
  }
  return counts
}

type Counts = { -readonly [K in keyof Tally]: Tally[K] }

function addEntry(counts: Counts, entry: DictionaryEntry, weight: number, units: number): void {
  const said = new Set<string>()
  for (const sense of entry.senses) {
    switch (sense.kind) {
      case 'strong':
        counts.strong[sense.subject] += weight
        counts.stage[sense.stage] += weight
        if (!said.has('strong')) counts.strongUnits += units
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
        if (!said.has('counter')) counts.counterUnits += units
        break
    }
    said.add(sense.kind)
  }
}

const GENERAL_FEATURES = [
  'strongBest',
  'strongRest',
  'weakBest',
  'weakRest',
  'names',
  'strongShare',
  'counterBest',
  'counterShare',
  'margin',
  'nothing',
] as const

/** Names of the features, in the order in which `featuresOf` gives them and the weights are stored. */
export const FEATURE_NAMES: readonly string[] = [
  ...GENERAL_FEATURES,
  ...SUBJECTS.map((subject) => `strong:${subject}`),
  ...SUBJECTS.map((subject) => `weak:${subject}`),
  ...SCHOOL_STAGES.map((stage) => `stage:${stage}`),
  ...CUE_NAMES.map((cue) => `cue:${cue}`),
  ...COUNTER_FIELDS.map((field) => `counter:${field}`),
  ...STRUCTURE_FEATURES.map((name) => `structure:${name}`),
]

export function featuresOf(found: Tally, original: string, text: string): readonly number[] {
  const strong = SUBJECTS.map((subject) => found.strong[subject])
  const weak = SUBJECTS.map((subject) => found.weak[subject])
  const counters = COUNTER_FIELDS.map((field) => found.counter[field])
  const names = SUBJECTS.reduce((sum, subject) => sum + found.name[subject], 0)
  const best = Math.max(...strong.map((value, i) => value + 0.3 * (weak[i] ?? 0)))
  const counterBest = Math.max(...counters)
  const strongBest = Math.max(...strong)
  const weakBest = Math.max(...weak)
  const units = Math.max(12, text.length)
  const general: Record<(typeof GENERAL_FEATURES)[number], number> = {
    strongBest: Math.log1p(strongBest),
    strongRest: Math.log1p(sum(strong) - strongBest),
    weakBest: Math.log1p(weakBest),
    weakRest: Math.log1p(sum(weak) - weakBest),
    names: Math.log1p(names),
    strongShare: Math.min(1, found.strongUnits / units),
    counterBest: Math.log1p(counterBest),
    counterShare: Math.min(1, found.counterUnits / units),
    margin: Math.log1p(best) - Math.log1p(counterBest),
    nothing: sum(strong) + sum(weak) + sum(counters) === 0 ? 1 : 0,
  }
  return [
    ...GENERAL_FEATURES.map((name) => general[name]),
    ...strong.map(Math.log1p),
    ...weak.map(Math.log1p),
    ...SCHOOL_STAGES.map((stage) => Math.log1p(found.stage[stage])),
    ...CUE_NAMES.map((cue) => Math.log1p(found.cue[cue])),
    ...counters.map(Math.log1p),
    ...readStructure(original, text),
  ]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
