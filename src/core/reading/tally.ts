import type { DictionaryEntry } from './dictionary.ts'
import { COUNTER_FIELDS, type CounterField } from './lexicon/counter-fields.ts'
import { CUES, type Cue } from './lexicon/cues.ts'
import { SCHOOL_STAGES, type SchoolStage } from './lexicon/lexicon-term.ts'
import { SUBJECTS, type Subject } from './subject.ts'
import type { TermMatch } from './term-matcher.ts'

/** What the distinct terms of a screen say, each weighed by its length: a long term is rarer than a short one. */
export type Tally = {
  readonly strong: Record<Subject, number>
  /** Strong terms that no other field claims. */
  readonly own: Record<Subject, number>
  readonly weak: Record<Subject, number>
  readonly name: Record<Subject, number>
  readonly stage: Record<SchoolStage, number>
  readonly cue: Record<Cue, number>
  readonly counter: Record<CounterField, number>
  /** Terms of the field that no school subject claims. */
  readonly foreign: Record<CounterField, number>
  /** How many distinct terms of each class; see `classOf`. */
  readonly classes: Record<string, number>
  /** Sum over the distinct terms of how far each was learned to differ from its class, as log-odds. */
  readonly learned: number
  /** Sum over the distinct terms of what was learned of their stage, as log-odds against the other two. */
  readonly learnedStage: Record<SchoolStage, number>
  /** Units of the text under terms of each kind. */
  readonly units: { readonly strong: number; readonly weak: number; readonly foreign: number }
}

/** All that `classOf` may say. */
export const TERM_CLASSES: readonly string[] = ['', 'strong', 'name', 'weak'].flatMap((school) =>
  ['', 'counter', 'cue'].flatMap((other) =>
    school === '' && other === ''
      ? []
      : [1, 2, 3, 4, 5].map((length) =>
          [school, other, length].filter((part) => part !== '').join('-'),
        ),
  ),
)

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

const weightOf = (term: string): number => Math.min(2, 0.5 + term.length * 0.25)

type Counts = Omit<Tally, 'learned' | 'units'> & {
  learned: number
  readonly units: { strong: number; weak: number; foreign: number }
}

export function tally(
  matches: readonly TermMatch[],
  dictionary: readonly DictionaryEntry[],
): Tally {
  const counts: Counts = {
    strong: zeros(SUBJECTS),
    own: zeros(SUBJECTS),
    weak: zeros(SUBJECTS),
    name: zeros(SUBJECTS),
    stage: zeros(SCHOOL_STAGES),
    cue: zeros(CUES),
    counter: zeros(COUNTER_FIELDS),
    foreign: zeros(COUNTER_FIELDS),
    classes: zeros(TERM_CLASSES),
    learned: 0,
    learnedStage: zeros(SCHOOL_STAGES),
    units: { strong: 0, weak: 0, foreign: 0 },
  }
  const seen = new Set<number>()
  for (const match of matches) {
    const entry = dictionary[match.entry]
    if (entry === undefined) continue
    addUnits(counts, entry, match.end - match.start)
    if (seen.has(match.entry)) continue
    seen.add(match.entry)
    counts.classes[entry.group] = (counts.classes[entry.group] ?? 0) + 1
    counts.learned += entry.strength
    for (const stage of SCHOOL_STAGES) counts.learnedStage[stage] += entry.stages?.[stage] ?? 0
    addSenses(counts, entry)
  }
  return counts
}

function addUnits({ units }: Counts, { claims }: DictionaryEntry, length: number): void {
  if (claims.strong) units.strong += length
  else if (claims.weak) units.weak += length
  else if (claims.counter) units.foreign += length
}

function addSenses(counts: Counts, { term, senses, claims }: DictionaryEntry): void {
  const weight = weightOf(term)
  for (const sense of senses) {
    switch (sense.kind) {
      case 'strong':
        counts.strong[sense.subject] += weight
        counts.stage[sense.stage] += weight
        if (!claims.counter) counts.own[sense.subject] += weight
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
        if (!claims.strong && !claims.weak && !claims.name) counts.foreign[sense.field] += weight
        break
    }
  }
}
