import { FEATURE_NAMES, featuresOf } from '../src/core/detection/features.ts'
import type { ScreenReader } from '../src/core/reading/screen-reader.ts'
import { tally } from '../src/core/reading/tally.ts'
import {
  type FitOptions,
  fitLogistic,
  type LinearModel,
  type SignRule,
  type TrainingRow,
} from './logistic-regression.ts'
import type { Random, TrainingScreen } from './made-screens.ts'
import type { Sample } from './samples.ts'
import { HARDLY_LEGIBLE, POOR, partOf, withNoise } from './text-noise.ts'

/** Chosen by what sources that were not learned from say, not by the training texts. */
const RIDGE: FitOptions['ridge'] = { features: 0.01, terms: 0.0002 }

export type ReadScreen = Pick<TrainingRow, 'features' | 'terms'>

/** Features of a text without what was learned of its terms, and which terms it shows. */
export function readScreen(reader: ScreenReader, original: string): ReadScreen {
  const { text } = reader.normalise(original)
  const matches = reader.matcher.find(text)
  return {
    features: featuresOf(tally(matches, reader.dictionary), original, text),
    terms: [...new Set(matches.map(({ entry }) => entry))],
  }
}

const BARE_IMPORTANCE = 0.3
const DISTURBED_IMPORTANCE = 0.4

/** A sample as it is, as a slide would show it, a part of it, and as poor readings would give it. */
export function sampleRows(
  reader: ScreenReader,
  sample: Sample,
  random: Random,
): readonly TrainingRow[] {
  const label = sample.label === 'subject' ? 1 : 0
  const row = (text: string, importance: number): TrainingRow => ({
    ...readScreen(reader, text),
    label,
    importance,
  })
  // A slide seldom has four options below the question, so the options must not carry the verdict.
  const bare = withoutOptions(sample.text)
  return [
    row(sample.text, 1),
    row(withNoise(sample.text, POOR, random), DISTURBED_IMPORTANCE),
    row(withNoise(sample.text, HARDLY_LEGIBLE, random), DISTURBED_IMPORTANCE),
    row(partOf(sample.text, random), DISTURBED_IMPORTANCE),
    ...(bare === sample.text || bare === '' ? [] : [row(bare, BARE_IMPORTANCE)]),
  ]
}

export function madeRows(
  reader: ScreenReader,
  made: readonly TrainingScreen[],
): readonly TrainingRow[] {
  return made.map(({ text, label, importance }) => ({
    ...readScreen(reader, text),
    label: label === 'subject' ? 1 : 0,
    importance,
  }))
}

/** One regression over what a screen shows as a whole and over each of its terms. */
export function learnClassifier(reader: ScreenReader, rows: readonly TrainingRow[]): LinearModel {
  return fitLogistic(rows, {
    signs: FEATURE_NAMES.map(signOf),
    terms: reader.dictionary.length,
    ridge: RIDGE,
  })
}

function withoutOptions(text: string): string {
  return text.replace(/(^|\n)\s*[A-F][.．、:)].*/g, '').trim()
}

const NEVER_AGAINST =
  /^(?:bestStrong|bestOwn|mostOwn|bestSubject|bestShare|allStrong|strongUnits|anyTerms|manyTerms|manyOwn|best:|cue:|stage:|name:|class:(?:strong|name|cue)-\d)/
const NEVER_FOR = /^(?:bestField|allFields|fieldShare|foreignUnits|class:counter)/

function signOf(name: string): SignRule {
  if (NEVER_FOR.test(name)) return -1
  return NEVER_AGAINST.test(name) ? 1 : 0
}
