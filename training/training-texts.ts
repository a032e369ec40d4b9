import { featuresOf } from '../src/core/detection/features.ts'
import { gramsOf } from '../src/core/reading/character-grams.ts'
import type { ScreenReader } from '../src/core/reading/screen-reader.ts'
import { tally } from '../src/core/reading/tally.ts'
import type { Random } from '../src/core/seeded-random.ts'
import type { TrainingScreen } from './made-screens.ts'
import type { Sample } from './samples.ts'
import { HARDLY_LEGIBLE, POOR, partOf, withNoise } from './text-noise.ts'

/** A text to learn from; `source`: texts of one source are left out together when a model is judged. */
export type TrainingText = {
  readonly text: string
  readonly label: 0 | 1
  readonly kind: string
  readonly source: string
  readonly importance: number
}

/** What both models see of a text. */
export type ReadText = {
  readonly dense: Float32Array
  readonly terms: Int32Array
  readonly grams: Int32Array
}

export const OWN = 'own screens'
/** Many texts of one source say the same thing again: a source counts as its size to this power. */
const SIZE_POWER = 0.7
const DISTURBED_IMPORTANCE = 0.5
const LONGEST_TEXT = 20_000

/** Collections of many unlike fields are left out field by field. */
const sourceOf = ({ source, kind }: Sample): string =>
  /M3KE|CMMLU|Xiezhi/i.test(source) ? `${source} ${kind}` : source

/** Samples so that a source counts less than in proportion to its size; on average each counts 1. */
export function weighedSamples(samples: readonly Sample[]): readonly TrainingText[] {
  const sizes = new Map<string, number>()
  const groupOf = (sample: Sample): string => `${sample.label} ${sourceOf(sample)}`
  for (const sample of samples) sizes.set(groupOf(sample), (sizes.get(groupOf(sample)) ?? 0) + 1)
  const weightOf = (sample: Sample): number => (sizes.get(groupOf(sample)) ?? 1) ** (SIZE_POWER - 1)
  const mean = samples.reduce((sum, sample) => sum + weightOf(sample), 0) / samples.length
  return samples.map((sample) => ({
    text: sample.text,
    label: sample.label === 'subject' ? 1 : 0,
    kind: sample.kind,
    source: sourceOf(sample),
    importance: weightOf(sample) / mean,
  }))
}

export const ownTexts = (screens: readonly TrainingScreen[]): readonly TrainingText[] =>
  screens.map(({ text, label, kind, importance }) => ({
    text,
    label: label === 'subject' ? 1 : 0,
    kind,
    source: OWN,
    importance,
  }))

/** As `text`, in part or as a poor reading gives it. */
export function disturbed(one: TrainingText, random: Random): TrainingText {
  const chance = random()
  const text =
    chance < 0.5
      ? partOf(one.text, random)
      : withNoise(one.text, chance < 0.8 ? POOR : HARDLY_LEGIBLE, random)
  return { ...one, text, importance: one.importance * DISTURBED_IMPORTANCE }
}

export function readText(reader: ScreenReader, whole: string): ReadText {
  const original = whole.slice(0, LONGEST_TEXT)
  const { text } = reader.normalise(original)
  const matches = reader.matcher.find(text)
  return {
    dense: Float32Array.from(featuresOf(tally(matches, reader.dictionary), original, text)),
    terms: Int32Array.from(new Set(matches.map(({ entry }) => entry))),
    grams: gramsOf(text),
  }
}
