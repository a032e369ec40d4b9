import type { Classification, ClassificationLabel } from './classification.ts'
import type { ModelsSay } from './classifier-model.ts'

/** A dimension counts as present from here. */
const PRESENT = 0.5

/** What the calibrated belief means: from here a lesson, below here something else, in between for people to decide. */
export const LESSON_FROM = 0.75
export const CLEAN_BELOW = 0.35
/** Two models of which one is so sure of a lesson and the other so sure of something else have no answer. */
const SURE_LOG_ODDS = 1.5

/** One says a lesson, the other something else, and both are sure of it. */
const disagree = ({ terms, wording }: Pick<ModelsSay, 'terms' | 'wording'>): boolean =>
  Math.min(terms, wording) <= -SURE_LOG_ODDS && Math.max(terms, wording) >= SURE_LOG_ODDS

/**
 * The label follows from the calibrated belief and from nothing else; the guide's dimensions (docs/rules.md) explain
 * it. Models that contradict each other leave a lesson to people, and so does a screen that names a course of grown-ups.
 */
export function decideContent(
  score: number,
  models?: Pick<ModelsSay, 'terms' | 'wording'>,
  grownUps = false,
): ClassificationLabel {
  if (score < CLEAN_BELOW) return 'non-subject'
  if (score < LESSON_FROM) return 'unsure'
  return grownUps || (models !== undefined && disagree(models)) ? 'unsure' : 'subject'
}

type Weighed = Pick<Classification, 'score' | 'dimensions'>

/** How many of the guide's dimensions besides content are present. */
function supporting({ dimensions }: Weighed): number {
  return [dimensions.purpose, dimensions.manner, dimensions.evaluation].filter(
    (strength) => strength >= PRESENT,
  ).length
}

/**
 * The confidence that docs/rules.md §2.2 allows: at least 0.9 for content with two others, 0.6 to 0.9 with one, less with none.
 * Automatic cutting asks for 0.9 (docs/rules.md §1.8).
 */
export function guideConfidence(classification: Weighed): number {
  const { score, dimensions } = classification
  if (dimensions.content < PRESENT) return Math.min(score, 0.3)
  const others = supporting(classification)
  if (others >= 2) return score < LESSON_FROM ? score : Math.max(0.9, score)
  return Math.min(score, others === 1 ? 0.89 : 0.59)
}
