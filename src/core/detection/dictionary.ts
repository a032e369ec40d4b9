import type { Subject } from './classification.ts'
import { SUBJECTS } from './classification.ts'
import { COUNTER_ACADEMIC } from './lexicon/counter-academic.ts'
import { COUNTER_DAILY } from './lexicon/counter-daily.ts'
import { COUNTER_FIELDS, type CounterField } from './lexicon/counter-lexicon.ts'
import { COUNTER_PUBLIC } from './lexicon/counter-public.ts'
import { CUES, type Cue, SUBJECT_NAMES } from './lexicon/cues.ts'
import { SCHOOL_SUBJECTS } from './lexicon/school-subjects.ts'
import type { Normaliser } from './normalise.ts'

/** What a term says when it is found. The same term may say several things. */
export type Sense =
  | { readonly kind: 'strong'; readonly subject: Subject; readonly stage: SchoolStage }
  | { readonly kind: 'weak'; readonly subject: Subject }
  | { readonly kind: 'name'; readonly subject: Subject }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'counter'; readonly field: CounterField }
export type SchoolStage = 'primary' | 'junior' | 'senior'

export type DictionaryEntry = { readonly term: string; readonly senses: readonly Sense[] }

export const SCHOOL_STAGES: readonly SchoolStage[] = ['primary', 'junior', 'senior']

/** All lexicons as one list of distinct normalised terms. */
export function buildDictionary(normalise: Normaliser): readonly DictionaryEntry[] {
  const senses = new Map<string, Sense[]>()
  const add = (terms: string, sense: Sense): void => {
    for (const written of terms.split(/\s+/)) {
      const { text } = normalise(written.replaceAll('_', ' '))
      if (text === '') continue
      const present = senses.get(text)
      if (present === undefined) senses.set(text, [sense])
      else present.push(sense)
    }
  }
  for (const { subject, strong, weak } of SCHOOL_SUBJECTS) {
    for (const stage of SCHOOL_STAGES) add(strong[stage], { kind: 'strong', subject, stage })
    add(weak, { kind: 'weak', subject })
  }
  for (const subject of SUBJECTS) add(SUBJECT_NAMES[subject], { kind: 'name', subject })
  for (const cue of Object.keys(CUES) as Cue[]) add(CUES[cue], { kind: 'cue', cue })
  for (const lexicon of [COUNTER_ACADEMIC, COUNTER_PUBLIC, COUNTER_DAILY]) {
    for (const field of COUNTER_FIELDS) add(lexicon[field] ?? '', { kind: 'counter', field })
  }
  return [...senses].map(([term, meanings]) => ({ term, senses: meanings }))
}
