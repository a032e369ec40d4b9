import { learnedTermsOf, normaliserOf } from '../detection/classifier-model.ts'
import { type Classifier, createClassifier } from '../detection/classify.ts'
import type { KeptModel } from '../detection/kept-model.ts'
import { GRAM_BUCKETS, gramsOf } from '../reading/character-grams.ts'
import { createScreenReader, type ScreenReader } from '../reading/screen-reader.ts'
import { randomFrom, shuffle } from '../seeded-random.ts'
import type { CorrectedText } from './correction.ts'
import { caseWeights, inputOf } from './measure.ts'

/** What was learned beside a model, all in log-odds of the joined belief, and bounded. */
export type Adaptation = {
  readonly bias: number
  /** By entry of the dictionary. */
  readonly terms: Float64Array
  /** By bucket of `character-grams.ts`; a text adds the sum of its pieces over the root of their number. */
  readonly grams: Float64Array
}

/** How far anything may be moved: what a few offices correct must not turn a model over. */
export const ADAPTATION_BOUNDS = { bias: 0.3, term: 0.15, gram: 0.5 } as const

const ROUNDS = 8
/** Rounds whose ends are averaged (Polyak and Juditsky, 1992). */
const AVERAGED = 4
const RATE = { first: 0.4, bias: 0.05, term: 0.1 } as const
/** Draws everything back to the weights that were there, at each step. */
const PULL = 0.004
const MOST_LOG_ODDS = 8

type Row = {
  readonly before: number
  readonly terms: Int32Array
  readonly grams: Int32Array
  readonly share: number
  readonly lesson: boolean
  readonly importance: number
}

/**
 * Learns from corrections what to add to a model: a few rounds of stochastic gradient descent from nothing, drawn back at
 * every step, each weight bounded, both kinds of cases with the same say. The order follows from `seed`: same model, same
 * corrections, same answer.
 */
export function adapt(
  { model, lexicons }: KeptModel,
  texts: readonly CorrectedText[],
  seed: number,
): Adaptation {
  const reader = createScreenReader(lexicons, learnedTermsOf(model), normaliserOf(model))
  const rows = rowsOf(createClassifier(lexicons, model), reader, texts)
  const now = nothing(reader)
  const average = nothing(reader)
  let averagedBias = 0
  let bias = 0
  const random = randomFrom(seed)
  const order = rows.map((_, at) => at)
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random)
    const rate = RATE.first / (1 + round)
    for (const at of order) {
      const row = rows[at]
      if (row !== undefined) bias = step(now, bias, row, rate)
    }
    if (round < ROUNDS - AVERAGED) continue
    averagedBias += bias / AVERAGED
    addTo(average.terms, now.terms)
    addTo(average.grams, now.grams)
  }
  return { bias: averagedBias, ...average }
}

const nothing = ({ dictionary }: ScreenReader) => ({
  terms: new Float64Array(dictionary.length),
  grams: new Float64Array(GRAM_BUCKETS),
})

function rowsOf(
  classifier: Classifier,
  reader: ScreenReader,
  texts: readonly CorrectedText[],
): readonly Row[] {
  const weights = caseWeights(texts)
  const totals = new Map<boolean, number>()
  for (const [at, { lesson }] of texts.entries()) {
    totals.set(lesson, (totals.get(lesson) ?? 0) + (weights[at] ?? 0))
  }
  return texts.map((one, at) => {
    const { text } = reader.normalise(one.text)
    const grams = gramsOf(text)
    const share = (weights[at] ?? 0) / (totals.get(one.lesson) ?? 1)
    return {
      before: logOdds(classifier.classify(inputOf(one)).score),
      terms: Int32Array.from(new Set(reader.matcher.find(text).map(({ entry }) => entry))),
      grams,
      share: 1 / Math.sqrt(Math.max(1, grams.length)),
      lesson: one.lesson,
      importance: (share * texts.length) / 2,
    }
  })
}

function logOdds(score: number): number {
  const inside = Math.min(0.9999, Math.max(0.0001, score))
  return Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, Math.log(inside / (1 - inside))))
}

function step(
  { terms, grams }: Omit<Adaptation, 'bias'>,
  bias: number,
  row: Row,
  rate: number,
): number {
  let sum = row.before + bias
  for (const at of row.terms) sum += terms[at] ?? 0
  for (const at of row.grams) sum += row.share * (grams[at] ?? 0)
  const error = (1 / (1 + Math.exp(-sum)) - (row.lesson ? 1 : 0)) * row.importance
  for (const at of row.terms) move(terms, at, rate * RATE.term * error, ADAPTATION_BOUNDS.term)
  for (const at of row.grams) move(grams, at, rate * row.share * error, ADAPTATION_BOUNDS.gram)
  return bounded(bias * (1 - PULL) - rate * RATE.bias * error, ADAPTATION_BOUNDS.bias)
}

function move(weights: Float64Array, at: number, by: number, bound: number): void {
  weights[at] = bounded((weights[at] ?? 0) * (1 - PULL) - by, bound)
}

const bounded = (value: number, bound: number): number => Math.max(-bound, Math.min(bound, value))

function addTo(sum: Float64Array, one: Float64Array): void {
  for (let at = 0; at < one.length; at += 1) sum[at] = (sum[at] ?? 0) + (one[at] ?? 0) / AVERAGED
}
