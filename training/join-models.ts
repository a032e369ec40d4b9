import { beliefOf, type JoinedModels } from '../src/core/detection/classifier-model.ts'
import type { LeftOut } from './leave-sources-out.ts'

/** No model is believed beyond these log-odds. */
const CLIP = 8
const ROUNDS = 400

const cut = (logOdds: number): number => Math.max(-CLIP, Math.min(CLIP, logOdds))

/** Joins and calibrates the models on texts of sources that they were not trained on (Platt, 1999). */
export function joinModels(leftOut: readonly LeftOut[]): JoinedModels {
  let [terms, wording, topics, bias] = [0.4, 0.3, 0.3, 0]
  const rows = leftOut.map(({ said, text }) => ({
    terms: cut(said.terms),
    wording: cut(said.wording),
    topics: cut(said.topics),
    label: text.one.label,
    importance: text.one.importance,
  }))
  const total = rows.reduce((sum, { importance }) => sum + importance, 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    let [ofTerms, ofWording, ofTopics, ofBias] = [0, 0, 0, 0]
    for (const row of rows) {
      const sum = bias + terms * row.terms + wording * row.wording + topics * row.topics
      const error = ((beliefOf(sum) - row.label) * row.importance) / total
      ofTerms += error * row.terms
      ofWording += error * row.wording
      ofTopics += error * row.topics
      ofBias += error
    }
    terms -= 0.1 * ofTerms
    wording -= 0.1 * ofWording
    topics -= 0.1 * ofTopics
    bias -= 0.5 * ofBias
  }
  const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
  return {
    terms: rounded(terms),
    wording: rounded(wording),
    topics: rounded(topics),
    bias: rounded(bias),
    clip: CLIP,
  }
}
