import type { Classification, ClassificationLabel } from './classification.ts'

/** A dimension counts as present from here. */
const PRESENT = 0.5
/** Below this belief nothing is called a lesson, and above `CLEAN` nothing is called clean. */
const LIKELY = 0.75
const CLEAN = 0.35

type Weighed = Pick<Classification, 'score' | 'dimensions'>

/** How many of the guide's dimensions besides content are present. */
function supporting({ dimensions }: Weighed): number {
  return [dimensions.purpose, dimensions.manner, dimensions.evaluation].filter(
    (strength) => strength >= PRESENT,
  ).length
}

/**
 * The guide's combination rule (docs/rules.md §2.2): without content nothing is a school subject; content with another
 * dimension is; content alone is for people to decide, and so is whatever the belief does not bear out.
 */
export function decideContent(classification: Weighed): ClassificationLabel {
  const { score, dimensions } = classification
  if (score < CLEAN) return 'non-subject'
  if (score < LIKELY || dimensions.content < PRESENT) return 'unsure'
  return supporting(classification) > 0 ? 'subject' : 'unsure'
}

/**
 * The confidence that docs/rules.md §2.2 allows: at least 0.9 for content with two others, 0.6 to 0.9 with one, less with none.
 * Automatic cutting asks for 0.9 (docs/rules.md §1.8).
 */
export function guideConfidence(classification: Weighed): number {
  const { score, dimensions } = classification
  if (dimensions.content < PRESENT) return Math.min(score, 0.3)
  const others = supporting(classification)
  if (others >= 2) return score < LIKELY ? score : Math.max(0.9, score)
  return Math.min(score, others === 1 ? 0.89 : 0.59)
}
