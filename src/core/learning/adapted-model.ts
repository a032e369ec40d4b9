import {
  type ClassifierModel,
  learnedTermsOf,
  normaliserOf,
} from '../detection/classifier-model.ts'
import type { KeptModel } from '../detection/kept-model.ts'
import { MOST_WORDING_WEIGHT, packWeights, unpackWeights } from '../detection/wording.ts'
import { GRAM_BUCKETS } from '../reading/character-grams.ts'
import { createScreenReader } from '../reading/screen-reader.ts'
import type { Adaptation } from './adapt-model.ts'

/** How far a model was moved, as an administrator can weigh it. */
export type Moved = {
  /** Share of what was learned that was taken, 0..1. */
  readonly share: number
  readonly bias: number
  readonly terms: number
  readonly pieces: number
  /** Terms that were moved most, with by how much, in log-odds. */
  readonly mostMoved: readonly { readonly term: string; readonly by: number }[]
}

const TERM_STEP = 0.05
const NAMED = 12

const hundredths = (value: number): number => Math.round(value * 100) / 100

/**
 * The model with a share of what was learned written into it, rounded as a model file has it. Its name is that of the
 * model before; `nameModel` gives it its own.
 */
export function adaptedModel(
  base: KeptModel,
  learned: Adaptation,
  share: number,
): { readonly model: ClassifierModel; readonly moved: Moved } {
  const { model } = base
  const { joined } = model
  const terms = movedTerms(base, learned, share)
  const weights = unpackWeights(model.wording.weights, GRAM_BUCKETS)
  const unit = joined.wording * model.wording.scale
  let pieces = 0
  for (let at = 0; at < weights.length; at += 1) {
    const by = Math.round(((learned.grams[at] ?? 0) * share) / unit)
    const before = weights[at] ?? 0
    const after = Math.max(-MOST_WORDING_WEIGHT, Math.min(MOST_WORDING_WEIGHT, before + by))
    if (after !== before) pieces += 1
    weights[at] = after
  }
  const bias = Math.round(learned.bias * share * 10_000) / 10_000
  return {
    model: {
      ...model,
      termStrengths: terms.strengths,
      wording: { ...model.wording, weights: packWeights(weights) },
      joined: { ...joined, bias: Math.round((joined.bias + bias) * 10_000) / 10_000 },
    },
    moved: { share, bias, terms: terms.moved.length, pieces, mostMoved: mostMoved(terms.moved) },
  }
}

type MovedTerm = { readonly term: string; readonly by: number }

function mostMoved(moved: readonly MovedTerm[]): readonly MovedTerm[] {
  return moved
    .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.term < b.term ? -1 : 1))
    .slice(0, NAMED)
}

function movedTerms({ model, lexicons }: KeptModel, { terms }: Adaptation, share: number) {
  const { dictionary } = createScreenReader(lexicons, learnedTermsOf(model), normaliserOf(model))
  const lists = new Map<number, string[]>()
  const moved: MovedTerm[] = []
  for (const [at, { term, strength }] of dictionary.entries()) {
    const wanted = strength + ((terms[at] ?? 0) * share) / model.joined.terms
    const after = Math.round(wanted / TERM_STEP) / Math.round(1 / TERM_STEP)
    const now = (terms[at] ?? 0) === 0 ? strength : after
    if (now !== strength)
      moved.push({ term, by: hundredths((now - strength) * model.joined.terms) })
    if (now !== 0) lists.set(now, [...(lists.get(now) ?? []), term])
  }
  const strengths = Object.fromEntries(
    [...lists]
      .sort(([a], [b]) => a - b)
      .map(([strength, list]) => [String(strength), list.sort().join('|')]),
  )
  return { strengths, moved }
}
