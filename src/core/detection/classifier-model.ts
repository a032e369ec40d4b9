import type { LearnedTerms, TermStrengths } from '../reading/dictionary.ts'
import type { SchoolStage } from '../reading/lexicon/lexicon-term.ts'
import type { NormaliserNumber } from '../reading/normalise.ts'
import type { ForeignProseNumber } from './foreign-prose.ts'
import type { GrownUpCourses } from './grown-ups.ts'
import shipped from './shipped-model.json' with { type: 'json' }
import type { TopicsModel } from './topics.ts'
import type { WordingModel } from './wording.ts'

/** Log-odds in thousandths by name of feature; a feature that is left out weighs nothing. */
type FeatureWeights = Readonly<Record<string, number>>

/** What was learned of one school stage against the other two. */
export type StageWeights = {
  /** Log-odds in thousandths. */
  readonly bias: number
  readonly byFeature: FeatureWeights
  readonly termStrengths: TermStrengths
}

/**
 * All that was learned, apart from the knowledge in the lexicons: one value, swapped whole. Written by
 * `training/train-classifier.ts`; docs/detection.md says from what.
 */
export type ClassifierModel = {
  /** Of the shape of the file. */
  readonly format: 2
  readonly modelVersion: string
  /** What its texts went through; left out: the first, as in models of before. */
  readonly normaliser?: NormaliserNumber | undefined
  /** By which list of signs foreign prose is known; left out: the first, as in models of before. */
  readonly foreignProse?: ForeignProseNumber | undefined
  /** Log-odds in thousandths. */
  readonly bias: number
  readonly byFeature: FeatureWeights
  readonly termStrengths: TermStrengths
  readonly stages: Readonly<Record<SchoolStage, StageWeights>>
  readonly wording: WordingModel
  /** Models of before it had none. */
  readonly topics?: TopicsModel | undefined
  /** Left out: nothing is bounded, as in models of before. */
  readonly grownUps?: GrownUpCourses | undefined
  readonly joined: JoinedModels
}

/**
 * How the models become one answer, fitted on sources that none was trained on (Platt, 1999): log-odds =
 * bias + terms * t + wording * w + topics * a, each model's own log-odds cut off at `clip`.
 */
export type JoinedModels = {
  readonly terms: number
  readonly wording: number
  /** Left out where there is no such model. */
  readonly topics?: number | undefined
  readonly bias: number
  readonly clip: number
}

/** Log-odds of the models, where all were asked. */
export type ModelsSay = {
  readonly terms: number
  readonly wording: number
  readonly topics: number
}

/** Calibrated log-odds of all together. */
export function joinedLogOdds(
  { terms, wording, topics = 0, bias, clip }: JoinedModels,
  said: ModelsSay,
): number {
  const cut = (logOdds: number): number => Math.max(-clip, Math.min(clip, logOdds))
  return bias + terms * cut(said.terms) + wording * cut(said.wording) + topics * cut(said.topics)
}

/** Belief of these log-odds, 0..1. */
export const beliefOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** Its shape is held by the compiler and by `tests/unit/adapters/models/shipped-model.test.ts`. */
export const SHIPPED_MODEL: ClassifierModel = {
  ...shipped,
  format: 2,
  normaliser: 2,
  foreignProse: 2,
}

/** What undoes spelling tricks for a model. */
export const normaliserOf = ({ normaliser = 1 }: ClassifierModel): NormaliserNumber => normaliser

/** What the reader of terms takes of a model. */
export const learnedTermsOf = ({ termStrengths, stages }: ClassifierModel): LearnedTerms => ({
  strengths: termStrengths,
  stages: {
    primary: stages.primary.termStrengths,
    junior: stages.junior.termStrengths,
    senior: stages.senior.termStrengths,
  },
})
