import type { Subject } from '../reading/subject.ts'

export const CLASSIFICATION_LABELS = ['subject', 'non-subject', 'unsure'] as const
export type ClassificationLabel = (typeof CLASSIFICATION_LABELS)[number]

/** Finer than the legal stage: primary and junior are both `compulsory` there. */
export const CLASSIFIED_STAGES = [
  'preschool',
  'primary',
  'junior',
  'senior',
  'adult',
  'unknown',
] as const
export type ClassifiedStage = (typeof CLASSIFIED_STAGES)[number]

/** The four dimensions of the classification guide (docs/rules.md §2.2). */
export const DIMENSIONS = ['purpose', 'content', 'manner', 'evaluation'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/**
 * Words that spoke for (positive weight) or against (negative weight).
 * `start` and `end` are UTF-16 offsets into the text that was classified, half-open.
 */
export type ClassificationEvidence = {
  readonly term: string
  readonly dimension: Dimension
  readonly start: number
  readonly end: number
  readonly weight: number
}

/**
 * A word of the administrators' own that was met, and what it adds to the log-odds before all of them are bounded
 * together. `start` and `end` as in `ClassificationEvidence`, of the title where it stands there.
 */
export type OwnWordSpoke = {
  /** As the set has it. */
  readonly word: string
  /** As it stands. */
  readonly term: string
  readonly where: 'screen' | 'title'
  readonly start: number
  readonly end: number
  readonly logOdds: number
}

/** What the administrators' own words did to the belief. */
export type OwnWordsSpoke = {
  /** Of the set: the beginning of its SHA-256. */
  readonly version: string
  /** What they added together, bounded. */
  readonly logOdds: number
  /** The belief without them, 0..1. */
  readonly scoreWithout: number
  readonly words: readonly OwnWordSpoke[]
}

/** What a screen is about, as far as one model can say: a lesson by subject and stage, or another field. */
export type TopicBelief = {
  /** `MAT junior`, `daily life`: names of the model file. */
  readonly name: string
  /** It is a lesson of a school. */
  readonly lesson: boolean
  /** Among all topics, 0..1. */
  readonly belief: number
}

export type Classification = {
  readonly label: ClassificationLabel
  /** Belief that this is K-12 subject instruction, 0..1. */
  readonly score: number
  readonly subjects: readonly { readonly code: Subject; readonly score: number }[]
  readonly stage: ClassifiedStage
  /** Strength of each dimension, 0..1. */
  readonly dimensions: Readonly<Record<Dimension, number>>
  readonly evidence: readonly ClassificationEvidence[]
  /** The model's name; with `+words.` and the version of the set where administrators' own words are in force. */
  readonly modelVersion: string
  /**
   * What was done with lines that stand on several screens of its session: not weighed, or for their share of the characters
   * only. Left out: all lines were weighed.
   */
  readonly boilerplate?: 'left-out' | 'shared-out'
  /** The likeliest first, those of less than 0.02 left out; left out where the model knows no topics. */
  readonly topics?: readonly TopicBelief[]
  /** The course of grown-ups that the screen names, and no stage of school beside it; left out where it names none. */
  readonly grownUps?: string
  /** Prose in a foreign language that nothing says to be for pupils; left out: it is not. */
  readonly foreignProse?: true
  /** Left out where none was met. */
  readonly ownWords?: OwnWordsSpoke
}
