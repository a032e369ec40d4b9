import { SCHOOL_STAGES, type SchoolStage } from '../reading/lexicon/lexicon-term.ts'
import type { Tally } from '../reading/tally.ts'
import type { ClassifiedStage } from './classification.ts'
import type { ClassifierModel } from './classifier-model.ts'
import { FEATURE_NAMES } from './features.ts'

const GROWN_UP_FIELDS = ['adult-learning', 'university-mathematics', 'law', 'medicine'] as const

const CERTAIN = 0.75

/** Words that name the stage win; else the stage whose lessons look most like this one. */
export type StageReader = (
  found: Tally,
  features: readonly number[],
  score: number,
) => ClassifiedStage

export function createStageReader(learned: ClassifierModel['stages']): StageReader {
  const weights = SCHOOL_STAGES.map((stage) => ({
    stage,
    bias: learned[stage].bias / 1_000,
    weights: FEATURE_NAMES.map((name) => (learned[stage].byFeature[name] ?? 0) / 1_000),
  }))
  return (found, features, score) => stageOf(weights, found, features, score)
}

type Weights = {
  readonly stage: SchoolStage
  readonly bias: number
  /** In the order of `FEATURE_NAMES`. */
  readonly weights: readonly number[]
}

function stageOf(
  weights: readonly Weights[],
  found: Tally,
  features: readonly number[],
  score: number,
): ClassifiedStage {
  const { cue, counter } = found
  const named = [
    ['preschool', cue.preschool],
    ['primary', cue.primary],
    ['junior', cue.junior],
    ['senior', cue.senior],
    // A lesson for certain may mention a certificate.
    ['adult', score < CERTAIN ? counter['adult-learning'] : 0],
  ] as const
  const clearest = named.reduce((best, next) => (next[1] > best[1] ? next : best))
  if (clearest[1] > 0) return clearest[0]
  if (score < 0.35) {
    return GROWN_UP_FIELDS.some((field) => counter[field] >= 2) ? 'adult' : 'unknown'
  }
  const { primary, junior, senior } = found.stage
  // What has no term of any stage is too little to go by, unless the screen is a lesson for sure.
  return primary + junior + senior === 0 && score < CERTAIN
    ? 'unknown'
    : mostLikeStage(weights, found, features)
}

function mostLikeStage(
  learned: readonly Weights[],
  found: Tally,
  features: readonly number[],
): ClassifiedStage {
  const weighed = learned.map(({ stage, bias, weights }) => ({
    stage,
    logit: features.reduce(
      (sum, value, i) => sum + value * (weights[i] ?? 0),
      bias + found.learnedStage[stage],
    ),
  }))
  return weighed.reduce((best, next) => (next.logit > best.logit ? next : best)).stage
}
