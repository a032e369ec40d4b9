import type { TopicsModel } from '../src/core/detection/topics.ts'
import { MOST_WORDING_WEIGHT, packWeights } from '../src/core/detection/wording.ts'
import type { LearnedTopics } from './learn-topics.ts'
import { LESSON_TOPICS, TOPICS } from './topics-of-kinds.ts'

/** Share of the weights that keep their size; the few beyond are cut off, so that the others keep their shades. */
const KEPT_WHOLE = 0.999

/** What was learned, rounded as a model file has it. */
export function topicsFile({ bias, weights }: LearnedTopics): TopicsModel {
  const sizes = weights.map(Math.abs).sort()
  const largest = sizes[Math.floor(sizes.length * KEPT_WHOLE)] ?? 1
  const scale = Math.round((largest / MOST_WORDING_WEIGHT) * 1e6) / 1e6
  return {
    names: TOPICS,
    lessons: LESSON_TOPICS.length,
    bias: Array.from(bias, (one) => Math.round(one * 10_000) / 10_000),
    scale,
    weights: packWeights(weights.map((weight) => Math.round(weight / scale))),
  }
}
