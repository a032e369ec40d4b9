import type { ClassifiedStage } from './classification.ts'
import type { Tally } from './tally.ts'

const GROWN_UP_FIELDS = ['adult-learning', 'university-mathematics', 'law', 'medicine'] as const

/** Words that name the stage win; else the stage whose curriculum standard introduces most of the terms. */
export function stageOf(found: Tally, score: number): ClassifiedStage {
  const { cue, stage, counter } = found
  const named = [
    ['preschool', cue.preschool],
    ['primary', cue.primary],
    ['junior', cue.junior],
    ['senior', cue.senior],
    ['adult', counter['adult-learning']],
  ] as const
  const clearest = named.reduce((best, next) => (next[1] > best[1] ? next : best))
  if (clearest[1] > 0) return clearest[0]
  if (score < 0.35) {
    return GROWN_UP_FIELDS.some((field) => counter[field] >= 2) ? 'adult' : 'unknown'
  }
  return stageOfTerms(stage)
}

/** A later stage builds on the earlier ones: its terms need less weight to show that it is meant. */
function stageOfTerms(stage: Tally['stage']): ClassifiedStage {
  if (stage.primary + stage.junior + stage.senior === 0) return 'unknown'
  if (stage.senior > 0 && stage.senior >= 0.8 * Math.max(stage.primary, stage.junior)) {
    return 'senior'
  }
  return stage.junior > 0 && stage.junior >= 0.7 * stage.primary ? 'junior' : 'primary'
}
