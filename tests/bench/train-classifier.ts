// Learns what terms and features say and writes src/core/detection/term-strengths.ts and classifier-weights.ts.
//   node tests/bench/train-classifier.ts --data FOLDER
// FOLDER holds positive.jsonl and negative.jsonl, lines {text, label, kind, source}; docs/detection.md says which were
// used. There is no randomness but two seeds, of the made screens and of
// the noise.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FEATURE_NAMES } from '../../src/core/detection/features.ts'
import { createScreenReader } from '../../src/core/detection/screen-reader.ts'
import { learnClassifier, madeRows, sampleRows } from './learn-classifier.ts'
import { randomFrom, trainingScreens } from './made-screens.ts'
import { readSamples } from './samples.ts'

const MODEL_VERSION = 'xuncha-lexicon 2026-11-23.2'
const NOISE_SEED = 20_261_122
/** Terms that were learned to differ less than this from their class are left out of the file. */
const LEAST_DIFFERENCE = 0.04

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) throw new Error('Say where the samples are: --data FOLDER')

const reader = createScreenReader()
const random = randomFrom(NOISE_SEED)
const model = learnClassifier(reader, [
  ...readSamples(values.data).flatMap((sample) => sampleRows(reader, sample, random)),
  ...madeRows(reader, trainingScreens()),
])

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
  /** What is not named weighs nothing. */
  readonly byFeature: Readonly<Record<string, number>>
} = {
  modelVersion: '${MODEL_VERSION}',
  bias: ${round(model.bias)},
  byFeature: {
${record(
  FEATURE_NAMES.map((name, i) => [name, model.weights[i] ?? 0] as const).filter(
    ([, weight]) => round(weight) !== 0,
  ),
)}
  },
}
`,
)

const byStrength = new Map<number, string[]>()
for (const [entry, { term }] of reader.dictionary.entries()) {
  const strength = Math.round((model.ofTerm[entry] ?? 0) * 20) / 20
  if (Math.abs(strength) < LEAST_DIFFERENCE) continue
  byStrength.set(strength, [...(byStrength.get(strength) ?? []), term])
}
const lines = [...byStrength]
  .sort(([a], [b]) => a - b)
  .map(([strength, terms]) => `  '${strength}': ${JSON.stringify(terms.sort().join('|'))},`)
writeFileSync(
  core('term-strengths.ts'),
  `/** Made by tests/bench/train-classifier.ts: how far terms differ from their class; see docs/detection.md. */
export const TERM_STRENGTHS: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`,
)
