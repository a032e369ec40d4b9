import { WEIGHTS } from './classifier-weights.ts'
import type { TermStrengths } from './dictionary.ts'
import { TERM_STRENGTHS } from './term-strengths.ts'

/** What was learned, apart from the knowledge in the lexicons; another version of it can stand in its place. */
export type ClassifierModel = {
  readonly modelVersion: string
  /** Log-odds in thousandths. */
  readonly bias: number
  /** By name of feature, in thousandths; a feature that is left out weighs nothing. */
  readonly byFeature: Readonly<Record<string, number>>
  readonly termStrengths: TermStrengths
}

export const SHIPPED_MODEL: ClassifierModel = { ...WEIGHTS, termStrengths: TERM_STRENGTHS }
