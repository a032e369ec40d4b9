import { logSum, TOPIC_BUCKETS } from '../src/core/detection/topics.ts'
import { randomFrom, shuffle } from '../src/core/seeded-random.ts'
import { LESSON_TOPICS, TOPICS } from './topics-of-kinds.ts'

export type TopicRow = {
  /** As `gramsOf` gives them. */
  readonly grams: Int32Array
  /** Places in `TOPICS` of which it may be. */
  readonly topics: readonly number[]
  readonly importance: number
}

/** Weights bucket by bucket, one for each topic. */
export type LearnedTopics = { readonly bias: Float64Array; readonly weights: Float32Array }

const EPOCHS = 3
/** Rounds whose ends are averaged. */
const AVERAGED = 2
const RATE = 0.3
const BIAS_RATE = 0.03
const RIDGE = 1e-6
/** A text of which the model errs less than this in all teaches nothing more. */
const LEAST_ERROR = 0.01

const COUNT = TOPICS.length
const LESSONS = LESSON_TOPICS.length

/**
 * Softmax regression over runs of characters, with a rate of its own for each weight (Duchi et al., 2011), the ends of
 * the last rounds averaged. Where a kind leaves several topics open, the text pulls towards those of them that the model
 * thinks likeliest (partial labels; Jin and Ghahramani, 2002). Same rows and seed, same weights.
 */
export function fitTopics(rows: readonly TopicRow[], seed: number): LearnedTopics {
  const size = TOPIC_BUCKETS * COUNT
  const now = { bias: new Float64Array(COUNT), weights: new Float32Array(size) }
  const average = { bias: new Float64Array(COUNT), weights: new Float32Array(size) }
  const squares = new Float32Array(size).fill(0.01)
  const mean = rows.reduce((sum, { importance }) => sum + importance, 0) / rows.length
  const random = randomFrom(seed)
  const order = Int32Array.from(rows, (_, at) => at)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random)
    for (const at of order) {
      const row = rows[at]
      if (row !== undefined) step(now, squares, row, row.importance / mean)
    }
    if (epoch < EPOCHS - AVERAGED) continue
    addTo(average.weights, now.weights)
    addTo(average.bias, now.bias)
  }
  return average
}

function addTo(sum: Float32Array | Float64Array, one: Float32Array | Float64Array): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (one[at] ?? 0) / AVERAGED
}

/** Log-odds that a text is about any lesson. */
export function topicsSay(learned: LearnedTopics, grams: Int32Array): number {
  const said = [...scoresOf(learned, grams)]
  return logSum(said.slice(0, LESSONS)) - logSum(said.slice(LESSONS))
}

const shareOf = (grams: Int32Array): number => 1 / Math.sqrt(Math.max(1, grams.length))

function scoresOf({ bias, weights }: LearnedTopics, grams: Int32Array): Float64Array {
  const sums = new Float64Array(COUNT)
  for (const gram of grams) {
    const from = (gram % TOPIC_BUCKETS) * COUNT
    for (let topic = 0; topic < COUNT; topic += 1) {
      sums[topic] = (sums[topic] ?? 0) + (weights[from + topic] ?? 0)
    }
  }
  const share = shareOf(grams)
  for (let topic = 0; topic < COUNT; topic += 1) {
    sums[topic] = (sums[topic] ?? 0) * share + (bias[topic] ?? 0)
  }
  return sums
}

function step(
  now: LearnedTopics,
  squares: Float32Array,
  { grams, topics }: TopicRow,
  importance: number,
): void {
  const errors = errorsOf(scoresOf(now, grams), topics, importance)
  if (errors.reduce((sum, error) => sum + Math.abs(error), 0) < LEAST_ERROR) return
  const share = shareOf(grams)
  for (const gram of grams) {
    const from = (gram % TOPIC_BUCKETS) * COUNT
    for (let topic = 0; topic < COUNT; topic += 1) {
      const at = from + topic
      const weight = now.weights[at] ?? 0
      const slope = (errors[topic] ?? 0) * share + RIDGE * weight
      const square = (squares[at] ?? 0) + slope * slope
      squares[at] = square
      now.weights[at] = weight - (RATE * slope) / Math.sqrt(square)
    }
  }
  for (let topic = 0; topic < COUNT; topic += 1) {
    now.bias[topic] = (now.bias[topic] ?? 0) - BIAS_RATE * (errors[topic] ?? 0)
  }
}

/** What each topic is believed too much, by the text's importance. */
function errorsOf(
  scores: Float64Array,
  topics: readonly number[],
  importance: number,
): Float64Array {
  const most = Math.max(...scores)
  const likely = scores.map((score) => Math.exp(score - most))
  const all = likely.reduce((sum, one) => sum + one, 0)
  const open = topics.reduce((sum, topic) => sum + (likely[topic] ?? 0), 0)
  const errors = likely.map((one) => (importance * one) / all)
  for (const topic of topics) {
    errors[topic] =
      (errors[topic] ?? 0) - (importance * (likely[topic] ?? 0)) / Math.max(open, 1e-20)
  }
  return errors
}
