// Learns what terms and features say and writes term-strengths.ts, classifier-weights.ts and stage-weights.ts of
// src/core/detection.
//   node tests/bench/train-classifier.ts --data FOLDER
// FOLDER holds positive.jsonl and negative.jsonl, lines {text, label, kind, source}; docs/detection.md says which were
// used. There is no randomness but two seeds, of the made screens and of
// the noise.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FEATURE_NAMES } from '../../src/core/detection/features.ts'
import { createScreenReader } from '../../src/core/detection/screen-reader.ts'
import { learnClassifier, madeRows, sampleRows } from './learn-classifier.ts'
import { learnStages, stagedScreens } from './learn-stages.ts'
import { randomFrom, trainingScreens } from './made-screens.ts'
import { readSamples } from './samples.ts'

const MODEL_VERSION = 'xuncha-lexicon 2026-11-23.7'
const NOISE_SEED = 20_261_122
/** Terms that were learned to differ less than this from their class are left out of the file. */
const LEAST_DIFFERENCE = 0.04
const LEAST_STAGE_DIFFERENCE = 0.2

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) throw new Error('Say where the samples are: --data FOLDER')

const samples = readSamples(values.data)
const reader = createScreenReader()
const random = randomFrom(NOISE_SEED)
const model = learnClassifier(reader, [
  ...samples.flatMap((sample) => sampleRows(reader, sample, random)),
  ...madeRows(reader, trainingScreens()),
])

const round = (value: number): number => Math.round(value * 1_000)
const record = (entries: readonly (readonly [string, number])[]): string =>
  entries
    .map(([name, value]) => `    ${/^\w+$/.test(name) ? name : `'${name}'`}: ${round(value)},`)
    .join('\n')
const recordOf = (weights: readonly number[]): string =>
  record(
    FEATURE_NAMES.map((name, i) => [name, weights[i] ?? 0] as const).filter(
      ([, weight]) => round(weight) !== 0,
    ),
  )
const oneLine = (weights: readonly number[]): string =>
  FEATURE_NAMES.map((name, i) => `${name}=${round(weights[i] ?? 0)}`)
    .filter((pair) => !pair.endsWith('=0'))
    .join(' ')
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
${recordOf(model.weights)}
  },
}
`,
)

const stages = learnStages(reader, [
  ...stagedScreens(reader, samples),
  ...stagedScreens(reader, trainingScreens()),
])

/** Terms by their rounded strength, as lines of a record. */
function termLists(ofTerm: Float64Array, step: number, least: number): string {
  const byStrength = new Map<number, string[]>()
  for (const [entry, { term }] of reader.dictionary.entries()) {
    const strength = Math.round((ofTerm[entry] ?? 0) / step) / Math.round(1 / step)
    if (Math.abs(strength) < least) continue
    byStrength.set(strength, [...(byStrength.get(strength) ?? []), term])
  }
  return [...byStrength]
    .sort(([a], [b]) => a - b)
    .map(([strength, terms]) => `'${strength}': ${JSON.stringify(terms.sort().join('|'))},`)
    .join('\n')
}

writeFileSync(
  core('term-strengths.ts'),
  `/** Made by tests/bench/train-classifier.ts: how far terms differ from their class; see docs/detection.md. */
export const TERM_STRENGTHS: Readonly<Record<string, string>> = {
${termLists(model.ofTerm, 0.05, LEAST_DIFFERENCE)}
}
`,
)

writeFileSync(
  core('stage-weights.ts'),
  `/** Made by tests/bench/train-classifier.ts, features in thousandths, terms as log-odds; see docs/detection.md. */
export const STAGE_WEIGHTS: Readonly<
  Record<
    'primary' | 'junior' | 'senior',
    {
      readonly bias: number
      /** Pairs name=weight, separated by blanks. */
      readonly byFeature: string
      readonly byTerm: Readonly<Record<string, string>>
    }
  >
> = {
${Object.entries(stages)
  .map(
    ([stage, { bias, weights, ofTerm }]) => `  ${stage}: {
    bias: ${round(bias)},
    byFeature:
      '${oneLine(weights)}',
    byTerm: {
${termLists(ofTerm, 0.1, LEAST_STAGE_DIFFERENCE)}
    },
  },`,
  )
  .join('\n')}
}
`,
)
