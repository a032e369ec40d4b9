import { CUES } from './lexicon/cues.ts'
import {
  type Lexicons,
  SCHOOL_STAGES,
  type SchoolStage,
  type Sense,
} from './lexicon/lexicon-term.ts'
import type { Normaliser } from './normalise.ts'
import { createTermTrie, type TermTrie, unitsOf } from './term-trie.ts'

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

export type Dictionary = {
  /** Distinct normalised terms, each with what was learned of it, by number. */
  readonly entries: readonly DictionaryEntry[]
  /** The same terms under the same numbers. */
  readonly trie: TermTrie
}

/** All lexicons as one list of distinct normalised terms, each with what was learned of it. */
export function buildDictionary(
  normalise: Normaliser,
  lexicons: Lexicons,
  learned: LearnedTerms,
): Dictionary {
  const { trie, senses } = collectSenses(normalise, lexicons)
  const strengths = new Float64Array(senses.length)
  forEachStrength(trie, learned.strengths, (at, strength) => {
    strengths[at] = strength
  })
  const stages = learnedStages(trie, learned.stages)
  const kindOf = createKinds()
  const entries = senses.map((said, at): DictionaryEntry => {
    const term = trie.terms[at] ?? ''
    const { group, claims } = kindOf(term, said)
    const strength = strengths[at] ?? 0
    return { term, senses: said, group, claims, strength, stages: stages.get(at) ?? null }
  })
  return { entries, trie }
}

type Kind = Pick<DictionaryEntry, 'group' | 'claims'>

/** Terms of one kind share what is said of it: there are some dozens of kinds, and 27,000 terms at each start. */
function createKinds(): (term: string, senses: readonly Sense[]) => Kind {
  const known = new Map<number, Kind>()
  return (term, senses) => {
    let kinds = 0
    for (const { kind } of senses) kinds |= 1 << KINDS.indexOf(kind)
    const key = kinds * (LONGEST_CLASS + 1) + Math.min(LONGEST_CLASS, term.length)
    const shared = known.get(key)
    if (shared !== undefined) return shared
    const kind = { group: classOf(term, senses), claims: claimsOf(senses) }
    known.set(key, kind)
    return kind
  }
}

/** Longer terms are one class. */
const LONGEST_CLASS = 5

/**
 * Terms that say the same kind of thing at the same length: what is known of the ones that were met in training is
 * the best guess for the ones that were not.
 */
export function classOf(term: string, senses: readonly Sense[]): string {
  const kinds = new Set<string>(senses.map(({ kind }) => kind))
  const school = ['strong', 'name', 'weak'].find((kind) => kinds.has(kind)) ?? ''
  const others = ['counter', 'cue'].filter((kind) => kinds.has(kind))
  return [school, ...others, Math.min(LONGEST_CLASS, term.length)]
    .filter((part) => part !== '')
    .join('-')
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
  trie: TermTrie,
  learned: LearnedTerms['stages'],
): ReadonlyMap<number, Partial<Record<SchoolStage, number>>> {
  const stages = new Map<number, Partial<Record<SchoolStage, number>>>()
  for (const stage of SCHOOL_STAGES) {
    forEachStrength(trie, learned[stage], (at, strength) => {
      stages.set(at, { ...stages.get(at), [stage]: strength })
    })
  }
  return stages
}

/** Of terms that the lexicons hold, by number; others say nothing. */
function forEachStrength(
  trie: TermTrie,
  lists: TermStrengths,
  visit: (at: number, strength: number) => void,
): void {
  for (const [strength, terms] of Object.entries(lists)) {
    const number = Number(strength)
    for (const term of terms.split('|')) {
      const at = trie.numberOf(term)
      if (at !== -1) visit(at, number)
    }
  }
}

function collectSenses(
  normalise: Normaliser,
  lexicons: Lexicons,
): { readonly trie: TermTrie; readonly senses: readonly (readonly Sense[])[] } {
  const terms = lexicons.map(({ term }) => normalise(term).text)
  const trie = createTermTrie(unitsOf(terms))
  const senses: (readonly Sense[])[] = []
  // Most terms say one thing, and thousands the same.
  const alone = new Map<Sense, readonly Sense[]>()
  const several = new Set<number>()
  for (const [line, { sense }] of lexicons.entries()) {
    const term = terms[line] ?? ''
    if (term === '' || SINGLE_ASCII.test(term)) continue
    const at = trie.add(term)
    const present = senses[at]
    if (present === undefined) {
      const list = alone.get(sense) ?? [sense]
      alone.set(sense, list)
      senses.push(list)
    } else if (!present.some((other) => sameSense(other, sense))) {
      senses[at] = [...present, sense]
      several.add(at)
    }
  }
  for (const at of several) senses[at] = inOrder(withoutContradiction(senses[at] ?? []))
  return { trie, senses }
}

const SINGLE_ASCII = /^[\x20-\x7e]$/

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
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
