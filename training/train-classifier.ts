// Learns what terms and features say and writes src/core/detection/shipped-model.json.
//   node training/train-classifier.ts --data FOLDER
// FOLDER holds positive.jsonl and negative.jsonl, lines {text, label, kind, source}; docs/detection.md says which were
// used. There is no randomness but two seeds, of the made screens and of
// the noise.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { ClassifierModel, StageWeights } from '../src/core/detection/classifier-model.ts'
import { FEATURE_NAMES } from '../src/core/detection/features.ts'
import { NOTHING_LEARNED, type SchoolStage } from '../src/core/reading/dictionary.ts'
import { createScreenReader } from '../src/core/reading/screen-reader.ts'
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
const reader = createScreenReader(NOTHING_LEARNED)
const random = randomFrom(NOISE_SEED)
const model = learnClassifier(reader, [
  ...samples.flatMap((sample) => sampleRows(reader, sample, random)),
  ...madeRows(reader, trainingScreens()),
])

const stages = learnStages(reader, [
  ...stagedScreens(reader, samples),
  ...stagedScreens(reader, trainingScreens()),
])

const thousandths = (value: number): number => Math.round(value * 1_000)

const byName = (weights: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    FEATURE_NAMES.map((name, i) => [name, thousandths(weights[i] ?? 0)] as const).filter(
      ([, weight]) => weight !== 0,
    ),
  )

/** Terms by their rounded strength. */
function termLists(ofTerm: Float64Array, step: number, least: number): Record<string, string> {
  const byStrength = new Map<number, string[]>()
  for (const [entry, { term }] of reader.dictionary.entries()) {
    const strength = Math.round((ofTerm[entry] ?? 0) / step) / Math.round(1 / step)
    if (Math.abs(strength) < least) continue
    byStrength.set(strength, [...(byStrength.get(strength) ?? []), term])
  }
  return Object.fromEntries(
    [...byStrength]
      .sort(([a], [b]) => a - b)
      .map(([strength, terms]) => [String(strength), terms.sort().join('|')]),
  )
}

const stageWeights = (stage: SchoolStage): StageWeights => ({
  bias: thousandths(stages[stage].bias),
  byFeature: byName(stages[stage].weights),
  termStrengths: termLists(stages[stage].ofTerm, 0.1, LEAST_STAGE_DIFFERENCE),
})

const learned: ClassifierModel = {
  format: 1,
  modelVersion: MODEL_VERSION,
  bias: thousandths(model.bias),
  byFeature: byName(model.weights),
  termStrengths: termLists(model.ofTerm, 0.05, LEAST_DIFFERENCE),
  stages: {
    primary: stageWeights('primary'),
    junior: stageWeights('junior'),
    senior: stageWeights('senior'),
  },
}
writeFileSync(
  new URL('../src/core/detection/shipped-model.json', import.meta.url),
  `${JSON.stringify(learned, null, 2)}\n`,
)
