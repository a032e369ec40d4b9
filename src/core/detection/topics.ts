import type { TopicBelief } from './classification.ts'
import { unpackInto } from './wording.ts'

/**
 * What was learned of what screens are about: the third model. Lessons by subject and stage and other things by field
 * compete for a screen, so that something that is no lesson may win although no single word speaks against one.
 */
export type TopicsModel = {
  /** Names of the topics, those of lessons first: `MAT junior`, `civil-service`. */
  readonly names: readonly string[]
  /** How many of them are lessons. */
  readonly lessons: number
  /** By topic. */
  readonly bias: readonly number[]
  /** What a weight of 1 stands for. */
  readonly scale: number
  /** One character for each topic of each bucket, bucket by bucket, as `WordingModel.weights` has them. */
  readonly weights: string
}

export type TopicsSaid = {
  /** That the text is about any lesson rather than about anything else. */
  readonly logOdds: number
  /** As `Classification.topics`. */
  readonly topics: readonly TopicBelief[]
}

/** What is less likely is left out: fifty small numbers say nothing. */
const LEAST_BELIEF = 0.02

export type TopicsReader = {
  /** `grams` as `gramsOf` gives them. */
  read(grams: Int32Array): TopicsSaid
}

/** Buckets of `character-grams.ts` are folded into so many: each holds a weight for every topic. */
export const TOPIC_BUCKETS = 2 ** 16

/** Throws a RangeError when the weights are not of this size. */
export function createTopicsReader({
  names,
  lessons,
  bias,
  scale,
  weights,
}: TopicsModel): TopicsReader {
  const topics = names.length
  if (bias.length !== topics) {
    throw new RangeError(`topics.bias: ${bias.length} numbers for ${topics} topics`)
  }
  const likeliest = (said: readonly number[]): readonly TopicBelief[] => {
    const all = logSum(said)
    return said
      .map((one, topic) => ({
        name: names[topic] ?? '',
        lesson: topic < lessons,
        belief: Math.round(Math.exp(one - all) * 1_000) / 1_000,
      }))
      .filter(({ belief }) => belief >= LEAST_BELIEF)
      .sort((a, b) => b.belief - a.belief)
  }
  const { byBucket, unpack } = createBuckets(weights, topics)
  return {
    read(grams) {
      const sums = new Int32Array(topics)
      for (const gram of grams) {
        const bucket = gram % TOPIC_BUCKETS
        unpack(bucket)
        const from = bucket * topics
        for (let topic = 0; topic < topics; topic += 1) {
          sums[topic] = (sums[topic] ?? 0) + (byBucket[from + topic] ?? 0)
        }
      }
      const unit = scale / Math.sqrt(Math.max(1, grams.length))
      const said = Array.from(sums, (sum, topic) => (bias[topic] ?? 0) + unit * sum)
      const [ofLessons, ofOthers] = [logSum(said.slice(0, lessons)), logSum(said.slice(lessons))]
      return { logOdds: ofLessons - ofOthers, topics: likeliest(said) }
    },
  }
}

/**
 * Three million weights, unpacked bucket by bucket as texts ask for them: most of what building the classifier would
 * take, and no screen needs more than some hundreds.
 */
function createBuckets(weights: string, topics: number) {
  if (weights.length !== TOPIC_BUCKETS * topics) {
    throw new RangeError(`topics.weights: ${weights.length} characters for ${topics} topics`)
  }
  const byBucket = new Int8Array(weights.length)
  const isUnpacked = new Uint8Array(TOPIC_BUCKETS)
  return {
    byBucket,
    /** Call before a bucket is read. */
    unpack(bucket: number): void {
      if (isUnpacked[bucket] === 1) return
      unpackInto(byBucket, weights, bucket * topics, topics)
      isUnpacked[bucket] = 1
    },
  }
}

/** Logarithm of the sum of what these are logarithms of. */
export function logSum(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms)
  return most + Math.log(logarithms.reduce((sum, one) => sum + Math.exp(one - most), 0))
}
