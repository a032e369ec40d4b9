// Learns what terms and features say and writes src/core/detection/term-strengths.ts and classifier-weights.ts.
//   node tests/bench/train-classifier.ts --data FOLDER
// FOLDER holds positive.jsonl and negative.jsonl, lines {text, label, kind, source}; docs/detection.md says which were
// used. There is no randomness but the seed of the made screens.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FEATURE_NAMES } from '../../src/core/detection/features.ts'
import { createScreenReader } from '../../src/core/detection/screen-reader.ts'
import { learnClassifier } from './learn-classifier.ts'
import { madeScreens } from './made-screens.ts'
import { readSamples } from './samples.ts'

const MODEL_VERSION = 'xuncha-lexicon 2026-11-23.1'
/** A term that was met less often than this keeps the strength of its class. */
const FEWEST_SCREENS = 2

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) throw new Error('Say where the samples are: --data FOLDER')

const reader = createScreenReader()
const { model, strengths } = learnClassifier(reader, readSamples(values.data), madeScreens())

const round = (value: number): number => Math.round(value * 1_000)
const record = (entries: readonly (readonly [string, number])[]): string =>
  entries
    .map(([name, value]) => `    ${/^\w+$/.test(name) ? name : `'${name}'`}: ${round(value)},`)
    .join('\n')
const core = (file: string): URL => new URL(`../../src/core/detection/${file}`, import.meta.url)

writeFileSync(
  core('classifier-weights.ts'),
  `/** Made by tests/bench/train-classifier.ts, all weights in thousandths; see docs/detection.md. */
export const WEIGHTS: {
  readonly modelVersion: string
  readonly bias: number
  readonly byFeature: Readonly<Record<string, number>>
  /** Log-odds of terms that were not met in training, by \`classOf\`. */
  readonly strengthOfClass: Readonly<Record<string, number>>
} = {
  modelVersion: '${MODEL_VERSION}',
  bias: ${round(model.bias)},
  byFeature: {
${record(FEATURE_NAMES.map((name, i) => [name, model.weights[i] ?? 0]))}
  },
  strengthOfClass: {
${record(Object.entries(strengths.ofClass).sort(([a], [b]) => (a < b ? -1 : 1)))}
  },
}
`,
)

const byStrength = new Map<number, string[]>()
for (const [entry, { term }] of reader.dictionary.entries()) {
  if (strengths.seen(entry) < FEWEST_SCREENS) continue
  const strength = Math.round(strengths.of(entry) * 5) / 5
  byStrength.set(strength, [...(byStrength.get(strength) ?? []), term])
}
const lines = [...byStrength]
  .sort(([a], [b]) => a - b)
  .map(([strength, terms]) => `  '${strength}': ${JSON.stringify(terms.sort().join('|'))},`)
writeFileSync(
  core('term-strengths.ts'),
  `/** Made by tests/bench/train-classifier.ts: terms that were met often enough, by their strength; see docs/detection.md. */
export const TERM_STRENGTHS: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`,
)
