import type { Subject } from '../subject.ts'
import type { CounterField } from './counter-fields.ts'
import type { Cue } from './cues.ts'

export const SCHOOL_STAGES = ['primary', 'junior', 'senior'] as const
export type SchoolStage = (typeof SCHOOL_STAGES)[number]

/**
 * What a term says when it is found. The same term may say several things. `strong` terms belong to the subject
 * wherever they appear, by the stage whose curriculum standard introduces them; `weak` ones are everyday words that
 * count only beside others of the same subject; `name` is what lessons call the subject.
 */
export type Sense =
  | { readonly kind: 'strong'; readonly subject: Subject; readonly stage: SchoolStage }
  | { readonly kind: 'weak'; readonly subject: Subject }
  | { readonly kind: 'name'; readonly subject: Subject }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'counter'; readonly field: CounterField }

/** A line of a lexicon, as it is written. */
export type LexiconTerm = {
  readonly term: string
  readonly sense: Sense
  /** Where the line comes from, by its key in `lexicons/README.md`. */
  readonly source: string
}

/** All lexicons of the program; read once, then handed to whoever reads screens. */
export type Lexicons = readonly LexiconTerm[]
