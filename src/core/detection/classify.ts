import { createScreenReader, type ScreenReader, tallyText } from '../reading/screen-reader.ts'
import { type Tally, tally } from '../reading/tally.ts'
import type {
  Classification,
  ClassificationEvidence,
  ClassifiedStage,
  Dimension,
} from './classification.ts'
import { type ClassifierModel, learnedTermsOf, SHIPPED_MODEL } from './classifier-model.ts'
import { decideContent } from './decide-content.ts'
import { dimensionsOf } from './dimensions.ts'
import { collectEvidence } from './evidence-terms.ts'
import { FEATURE_NAMES, featuresOf } from './features.ts'
import { addContext } from './lesson-context.ts'
import { createStageReader, type StageReader } from './stage.ts'
import { subjectsOf } from './subjects.ts'

export type ClassifierInput = {
  /** What the screen shows, lines separated by line feeds. Evidence offsets refer to this. */
  readonly text: string
  /** Visible text of the page around the player. */
  readonly pageText?: string
  /** Title of the page or of the live room. */
  readonly title?: string
}

export type Classifier = { classify(input: ClassifierInput): Classification }

/** Beyond this a screen is a document; what it is about shows in its first part. */
const LONGEST_TEXT = 20_000
const LONGEST_PAGE_TEXT = 4_000

/**
 * Builds the dictionary (0.1 s), once per process. `classify` is pure: same input and same `modelVersion`, same answer.
 * How it works and how the weights were made: docs/detection.md.
 */
export function createClassifier(model: ClassifierModel = SHIPPED_MODEL): Classifier {
  const reader = createScreenReader(learnedTermsOf(model))
  const { modelVersion } = model
  const stageOf = createStageReader(model.stages)
  const bias = model.bias / 1_000
  const byFeature = FEATURE_NAMES.map((name) => (model.byFeature[name] ?? 0) / 1_000)
  return {
    classify: (input) => classifyWith(reader, { modelVersion, bias, byFeature, stageOf }, input),
  }
}

type Weights = {
  readonly modelVersion: string
  readonly bias: number
  /** In the order of `FEATURE_NAMES`. */
  readonly byFeature: readonly number[]
  readonly stageOf: StageReader
}

function classifyWith(
  reader: ScreenReader,
  weights: Weights,
  input: ClassifierInput,
): Classification {
  const original = input.text.slice(0, LONGEST_TEXT)
  const normalised = reader.normalise(original)
  const matches = reader.matcher.find(normalised.text)
  const onScreen = tally(matches, reader.dictionary)
  const titled = addContext(onScreen, tallyText(reader, input.title ?? ''), null)
  const page = tallyText(reader, (input.pageText ?? '').slice(0, LONGEST_PAGE_TEXT))
  const found = addContext(titled, null, page)
  const features = featuresOf(found, original, normalised.text)
  const logitWithPage = logitOf(weights, features, found)
  // The page around the player is about many things: it may speak for a lesson, never against one.
  const logit =
    page === null
      ? logitWithPage
      : Math.max(
          logitWithPage,
          logitOf(weights, featuresOf(titled, original, normalised.text), titled),
        )
  const evidence = collectEvidence(matches, normalised, original, reader.dictionary)
  const belief = 1 / (1 + Math.exp(-logit))
  return conclude(weights, belief, found, features, evidence)
}

function logitOf(weights: Weights, features: readonly number[], found: Tally): number {
  return features.reduce(
    (sum, value, i) => sum + value * (weights.byFeature[i] ?? 0),
    weights.bias + found.learned,
  )
}

function conclude(
  { modelVersion, stageOf }: Weights,
  belief: number,
  found: Tally,
  features: readonly number[],
  evidence: readonly ClassificationEvidence[],
): Classification {
  const score = round(belief)
  const dimensions = dimensionsOf(found, features)
  const stage: ClassifiedStage = stageOf(found, features, score)
  const undecided: Classification = {
    label: 'unsure',
    score,
    subjects: subjectsOf(found, features, score),
    stage,
    dimensions: roundAll(dimensions),
    evidence,
    modelVersion,
  }
  return { ...undecided, label: decideContent(undecided) }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

const roundAll = (values: Readonly<Record<Dimension, number>>): Record<Dimension, number> => ({
  purpose: round(values.purpose),
  content: round(values.content),
  manner: round(values.manner),
  evaluation: round(values.evaluation),
})
