import type { ClassifiedStage } from './classification.ts'
import { SCHOOL_STAGES } from './dictionary.ts'
import { FEATURE_NAMES } from './features.ts'
import { STAGE_WEIGHTS } from './stage-weights.ts'
import type { Tally } from './tally.ts'

const GROWN_UP_FIELDS = ['adult-learning', 'university-mathematics', 'law', 'medicine'] as const

const CERTAIN = 0.75

/** Words that name the stage win; else the stage whose lessons look most like this one. */
export function stageOf(found: Tally, features: readonly number[], score: number): ClassifiedStage {
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
    : mostLikeStage(found, features)
}

const WEIGHTS = SCHOOL_STAGES.map((stage) => {
  const { bias, byFeature } = STAGE_WEIGHTS[stage]
  const known = new Map(byFeature.split(' ').map((pair) => pair.split('=') as [string, string]))
  const weights = FEATURE_NAMES.map((name) => Number(known.get(name) ?? 0) / 1_000)
  return { stage, bias: bias / 1_000, weights }
})

function mostLikeStage(found: Tally, features: readonly number[]): ClassifiedStage {
  const weighed = WEIGHTS.map(({ stage, bias, weights }) => ({
    stage,
    logit: features.reduce(
      (sum, value, i) => sum + value * (weights[i] ?? 0),
      bias + found.learnedStage[stage],
    ),
  }))
  return weighed.reduce((best, next) => (next.logit > best.logit ? next : best)).stage
}
