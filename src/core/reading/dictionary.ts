import { CUES } from './lexicon/cues.ts'
import {
  type Lexicons,
  SCHOOL_STAGES,
  type SchoolStage,
  type Sense,
} from './lexicon/lexicon-term.ts'
import type { Normaliser } from './normalise.ts'

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
  lexicons: Lexicons,
  learnedTerms: LearnedTerms,
): readonly DictionaryEntry[] {
  const learned = new Map(termsByNumber(learnedTerms.strengths))
  const stages = learnedStages(learnedTerms.stages)
  return [...collectSenses(normalise, lexicons)].map(([term, senses]) => ({
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

function collectSenses(
  normalise: Normaliser,
  lexicons: Lexicons,
): ReadonlyMap<string, readonly Sense[]> {
  const senses = new Map<string, Sense[]>()
  for (const { term, sense } of lexicons) {
    const { text } = normalise(term)
    if (text === '' || /^[\x20-\x7e]$/.test(text)) continue
    const present = senses.get(text)
    if (present === undefined) senses.set(text, [sense])
    else if (!present.some((other) => sameSense(other, sense))) present.push(sense)
  }
  return new Map([...senses].map(([term, said]) => [term, inOrder(withoutContradiction(said))]))
}

/** Where two senses weigh the same, the one that is nearer to the subject names the dimension. */
const KINDS: readonly Sense['kind'][] = ['strong', 'weak', 'name', 'cue', 'counter']

/** Whatever the order of the files. */
const inOrder = (senses: readonly Sense[]): readonly Sense[] =>
  senses.toSorted((a, b) => placeOf(a) - placeOf(b))

const placeOf = (sense: Sense): number =>
  KINDS.indexOf(sense.kind) * CUES.length + (sense.kind === 'cue' ? CUES.indexOf(sense.cue) : 0)

/** Every kind of teaching has homework and explanations: a teaching word speaks against nothing. */
function withoutContradiction(senses: readonly Sense[]): readonly Sense[] {
  const teaching = senses.some(({ kind }) => kind === 'cue')
  return teaching ? senses.filter(({ kind }) => kind !== 'counter') : senses
}

/** Two spellings of one term may be one when normalised. */
function sameSense(a: Sense, b: Sense): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
