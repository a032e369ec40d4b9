import type {
  ClassifierModel,
  JoinedModels,
  StageWeights,
} from '../src/core/detection/classifier-model.ts'
import { FEATURE_NAMES } from '../src/core/detection/features.ts'
import { PRESENT_FOREIGN_PROSE } from '../src/core/detection/foreign-prose.ts'
import {
  MOST_WORDING_WEIGHT,
  packWeights,
  type WordingModel,
} from '../src/core/detection/wording.ts'
import { SCHOOL_STAGES, type SchoolStage } from '../src/core/reading/lexicon/lexicon-term.ts'
import { PRESENT_NORMALISER } from '../src/core/reading/normalise.ts'
import type { ScreenReader } from '../src/core/reading/screen-reader.ts'
import type { LinearModel } from './averaged-sgd.ts'
import { GROWN_UP_COURSES } from './grown-up-courses.ts'
import type { Models } from './learn-models.ts'
import type { StageModels } from './learn-stages.ts'
import { topicsFile } from './topics-file.ts'

/** Terms that were learned to differ less than this from their class are left out of the file. */
const LEAST_DIFFERENCE = 0.04
const LEAST_STAGE_DIFFERENCE = 0.2

const thousandths = (value: number): number => Math.round(value * 1_000)

const byName = (weights: ArrayLike<number>): Record<string, number> =>
  Object.fromEntries(
    FEATURE_NAMES.map((name, i) => [name, thousandths(weights[i] ?? 0)] as const).filter(
      ([, weight]) => weight !== 0,
    ),
  )

/** Terms by their rounded strength. */
function termLists(
  reader: ScreenReader,
  ofTerm: Float64Array,
  step: number,
  least: number,
): Record<string, string> {
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

function wordingOf({ bias, sparse }: LinearModel): WordingModel {
  const sizes = Float64Array.from(sparse, Math.abs).sort()
  // A few pieces of wording weigh far more than the rest: they are cut off, so that the others keep their shades.
  const largest = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  const scale = Math.round((largest / MOST_WORDING_WEIGHT) * 1e6) / 1e6
  return {
    bias: Math.round(bias * 10_000) / 10_000,
    scale,
    weights: packWeights(sparse.map((weight) => Math.round(weight / scale))),
  }
}

export type Learned = {
  readonly modelVersion: string
  readonly models: Models
  readonly joined: JoinedModels
  readonly stages: StageModels
}

/** What was learned, rounded as the model file has it. */
export function modelFile(reader: ScreenReader, learned: Learned): ClassifierModel {
  return withStagesOf(reader, learned, stagesFile(reader, learned.stages))
}

/** As `modelFile`, with stages that were learned elsewhere. */
export function withStagesOf(
  reader: ScreenReader,
  { modelVersion, models, joined }: Omit<Learned, 'stages'>,
  stages: ClassifierModel['stages'],
): ClassifierModel {
  return {
    format: 2,
    modelVersion,
    normaliser: PRESENT_NORMALISER,
    foreignProse: PRESENT_FOREIGN_PROSE,
    bias: thousandths(models.terms.bias),
    byFeature: byName(models.terms.dense),
    termStrengths: termLists(reader, models.terms.sparse, 0.05, LEAST_DIFFERENCE),
    stages,
    wording: wordingOf(models.wording),
    topics: topicsFile(models.topics),
    grownUps: GROWN_UP_COURSES,
    joined,
  }
}

function stagesFile(reader: ScreenReader, stages: StageModels): ClassifierModel['stages'] {
  const stageWeights = (stage: SchoolStage): StageWeights => ({
    bias: thousandths(stages[stage].bias),
    byFeature: byName(stages[stage].weights),
    termStrengths: termLists(reader, stages[stage].ofTerm, 0.1, LEAST_STAGE_DIFFERENCE),
  })
  const [primary, junior, senior] = SCHOOL_STAGES.map(stageWeights)
  if (primary === undefined || junior === undefined || senior === undefined) {
    throw new Error('three stages are learned')
  }
  return { primary, junior, senior }
}
