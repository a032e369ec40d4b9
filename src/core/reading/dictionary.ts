import { COUNTER_FIELDS, type CounterField } from './lexicon/counter-lexicon.ts'
import { COUNTER_LEXICONS } from './lexicon/counter-lexicons.ts'
import { CUES, type Cue, SUBJECT_NAMES } from './lexicon/cues.ts'
import { SCHOOL_SUBJECTS } from './lexicon/school-subjects.ts'
import type { Normaliser } from './normalise.ts'
import { SUBJECTS, type Subject } from './subject.ts'

/** What a term says when it is found. The same term may say several things. */
export type Sense =
  | { readonly kind: 'strong'; readonly subject: Subject; readonly stage: SchoolStage }
  | { readonly kind: 'weak'; readonly subject: Subject }
  | { readonly kind: 'name'; readonly subject: Subject }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'counter'; readonly field: CounterField }
export type SchoolStage = 'primary' | 'junior' | 'senior'

export type DictionaryEntry = {
  /** Normalised. */
  readonly term: string
  readonly senses: readonly Sense[]
  /** `classOf` the term. */
  readonly group: string
  /** Which kinds of lexicon hold it. */
  readonly claims: Readonly<Record<Sense['kind'], boolean>>
  /** How far the term was learned to differ from its class, as log-odds: above zero for a lesson. */
  readonly strength: number
  /** How far it speaks for each stage, where that was learned. */
  readonly stages: Readonly<Partial<Record<SchoolStage, number>>> | null
}

export const SCHOOL_STAGES: readonly SchoolStage[] = ['primary', 'junior', 'senior']

/** Log-odds, as text, to the terms that were learned to have it, parted by `|`. */
export type TermStrengths = Readonly<Record<string, string>>

/** What was learned of terms: how far each speaks for a lesson, and for each stage. */
export type LearnedTerms = {
  readonly strengths: TermStrengths
  readonly stages: Readonly<Record<SchoolStage, TermStrengths>>
}

/** The lexicons as they are written, before anything was learned. */
export const NOTHING_LEARNED: LearnedTerms = {
  strengths: {},
  stages: { primary: {}, junior: {}, senior: {} },
}

/** All lexicons as one list of distinct normalised terms, each with what was learned of it. */
export function buildDictionary(
  normalise: Normaliser,
  learnedTerms: LearnedTerms,
): readonly DictionaryEntry[] {
  const learned = new Map(termsByNumber(learnedTerms.strengths))
  const stages = learnedStages(learnedTerms.stages)
  return [...collectSenses(normalise)].map(([term, senses]) => ({
    term,
    senses,
    group: classOf(term, senses),
    claims: claimsOf(senses),
    strength: learned.get(term) ?? 0,
    stages: stages.get(term) ?? null,
  }))
}

/**
 * Terms that say the same kind of thing at the same length: what is known of the ones that were met in training is
 * the best guess for the ones that were not.
 */
export function classOf(term: string, senses: readonly Sense[]): string {
  const kinds = new Set<string>(senses.map(({ kind }) => kind))
  const school = ['strong', 'name', 'weak'].find((kind) => kinds.has(kind)) ?? ''
  const others = ['counter', 'cue'].filter((kind) => kinds.has(kind))
  return [school, ...others, Math.min(5, term.length)].filter((part) => part !== '').join('-')
}

function claimsOf(senses: readonly Sense[]): DictionaryEntry['claims'] {
  const has = (kind: Sense['kind']): boolean => senses.some((sense) => sense.kind === kind)
  return {
    strong: has('strong'),
    weak: has('weak'),
    name: has('name'),
    cue: has('cue'),
    counter: has('counter'),
  }
}

function learnedStages(
  learned: LearnedTerms['stages'],
): ReadonlyMap<string, Partial<Record<SchoolStage, number>>> {
  const stages = new Map<string, Partial<Record<SchoolStage, number>>>()
  for (const stage of SCHOOL_STAGES) {
    for (const [term, strength] of termsByNumber(learned[stage])) {
      stages.set(term, { ...stages.get(term), [stage]: strength })
    }
  }
  return stages
}

function termsByNumber(
  lists: Readonly<Record<string, string>>,
): readonly (readonly [string, number])[] {
  return Object.entries(lists).flatMap(([strength, terms]) =>
    terms.split('|').map((term) => [term, Number(strength)] as const),
  )
}

function collectSenses(normalise: Normaliser): ReadonlyMap<string, readonly Sense[]> {
  const senses = new Map<string, Sense[]>()
  const add = (terms: string, sense: Sense): void => {
    for (const written of terms.split(/\s+/)) {
      const { text } = normalise(written.replaceAll('_', ' '))
      if (text === '' || /^[\x20-\x7e]$/.test(text)) continue
      const present = senses.get(text)
      if (present === undefined) senses.set(text, [sense])
      else if (!present.some((other) => sameSense(other, sense))) present.push(sense)
    }
  }
  for (const { subject, strong, weak } of SCHOOL_SUBJECTS) {
    for (const stage of SCHOOL_STAGES) add(strong[stage], { kind: 'strong', subject, stage })
    add(weak, { kind: 'weak', subject })
  }
  for (const subject of SUBJECTS) add(SUBJECT_NAMES[subject], { kind: 'name', subject })
  for (const cue of Object.keys(CUES) as Cue[]) add(CUES[cue], { kind: 'cue', cue })
  for (const lexicon of COUNTER_LEXICONS) {
    for (const field of COUNTER_FIELDS) add(lexicon[field] ?? '', { kind: 'counter', field })
  }
  return new Map([...senses].map(([term, said]) => [term, withoutContradiction(said)]))
}

/** Every kind of teaching has homework and explanations: a teaching word speaks against nothing. */
function withoutContradiction(senses: readonly Sense[]): readonly Sense[] {
  const teaching = senses.some(({ kind }) => kind === 'cue')
  return teaching ? senses.filter(({ kind }) => kind !== 'counter') : senses
}

/** A term may stand in two lexicons of one subject. */
function sameSense(a: Sense, b: Sense): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
