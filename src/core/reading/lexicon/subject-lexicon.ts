import type { Subject } from '../subject.ts'

/**
 * What a subject is about, by the stage whose curriculum standard introduces it. Terms are separated by blanks; `_`
 * stands for a blank inside a term.
 *
 * `strong` terms belong to the subject wherever they appear; `weak` ones are everyday words that count only beside
 * others of the same subject.
 */
export type SubjectLexicon = {
  readonly subject: Subject
  readonly strong: Readonly<Record<'primary' | 'junior' | 'senior', string>>
  readonly weak: string
}
