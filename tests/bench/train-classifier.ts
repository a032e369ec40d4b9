// Learns the weights of the classifier's features and writes src/core/detection/classifier-weights.ts.
//   node tests/bench/train-classifier.ts --data FOLDER [--dry-run]
// FOLDER holds positive.jsonl and negative.jsonl, lines {text, label}. See docs/detection.md for the data statement.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FEATURE_NAMES, featuresOf, tally } from '../../src/core/detection/features.ts'
import { createScreenReader, type ScreenReader } from '../../src/core/detection/screen-reader.ts'
import { fitLogistic, type SignRule } from './logistic-regression.ts'
import { madeScreens } from './made-screens.ts'
import { readSamples } from './samples.ts'

const RIDGE = 0.001
const MODEL_VERSION = 'xuncha-lexicon 2026-11-22.1'

const { values } = parseArgs({
  options: { data: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
})
if (values.data === undefined) throw new Error('Say where the samples are: --data FOLDER')

const reader = createScreenReader()
const examples = [
  ...readSamples(values.data).flatMap((sample) => [
    { text: sample.text, label: sample.label, importance: 1 },
    // A slide seldom has four options below the question, so the options must not carry the verdict.
    { text: withoutOptions(sample.text), label: sample.label, importance: 0.5 },
  ]),
  ...madeScreens(),
]
const model = fitLogistic(
  {
    rows: examples.map(({ text }) => featuresOfText(reader, text)),
    labels: examples.map(({ label }) => (label === 'subject' ? 1 : 0)),
    importance: examples.map(({ importance }) => importance),
  },
  FEATURE_NAMES.map(signOf),
  RIDGE,
)
const byFeature = Object.fromEntries(
  FEATURE_NAMES.map((name, i) => [name, Math.round((model.weights[i] ?? 0) * 1000) / 1000]),
)
const source = `/** Made by tests/bench/train-classifier.ts; see docs/detection.md. */
export const WEIGHTS: {
  readonly modelVersion: string
  readonly bias: number
  readonly byFeature: Readonly<Record<string, number>>
} = {
  modelVersion: '${MODEL_VERSION}',
  bias: ${Math.round(model.bias * 1000) / 1000},
  byFeature: {
${Object.entries(byFeature)
  .map(([name, weight]) => `    ${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight},`)
  .join('\n')}
  },
}
`
if (values['dry-run']) process.stdout.write(source)
else
  writeFileSync(new URL('../../src/core/detection/classifier-weights.ts', import.meta.url), source)

function featuresOfText(from: ScreenReader, original: string): readonly number[] {
  const { text } = from.normalise(original)
  return featuresOf(tally(from.matcher.find(text), from.dictionary), original, text)
}

function withoutOptions(text: string): string {
  return text.replace(/(^|\n)\s*[A-F][.．、:)].*/g, '').trim()
}

function signOf(name: string): SignRule {
  if (/^counter/.test(name)) return -1
  return /^(strong|weak|names|cue|margin|stage)/.test(name) ? 1 : 0
}
