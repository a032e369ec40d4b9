// What the classifier is worth, as JSON.
//   node tests/bench/classify.ts --data FOLDER
// `asShipped` includes what it was trained on. `crossValidated` (five folds), `otherSources` (learned on some sources,
// judged on the others) and `written` (learned on half of the written screens, judged on the other half) are what to
// believe; `disturbed` is `crossValidated` on texts with 15 of 100 characters disturbed.
import { parseArgs } from 'node:util'
import { createClassifier } from '../../src/core/detection/classify.ts'
import { NOTHING_LEARNED } from '../../src/core/reading/dictionary.ts'
import { createScreenReader } from '../../src/core/reading/screen-reader.ts'
import {
  learnClassifier,
  madeRows,
  readScreen,
  sampleRows,
} from '../../training/learn-classifier.ts'
import {
  learnStages,
  mostLikelyStage,
  type StagedScreen,
  type StageModels,
  stagedScreens,
} from '../../training/learn-stages.ts'
import { type LinearModel, logitOf, type TrainingRow } from '../../training/logistic-regression.ts'
import { assembledScreens, randomFrom, trainingScreens } from '../../training/made-screens.ts'
import { type Judged, worth } from '../../training/ranking.ts'
import { readSamples } from '../../training/samples.ts'
import { POOR, withNoise } from '../../training/text-noise.ts'
import { writtenScreens } from '../../training/written-screens.ts'
import { labelAccuracy } from './label-accuracy.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) throw new Error('Say where the samples are: --data FOLDER')

const FOLDS = 5
const TRAINING_NOISE_SEED = 20_261_122
const NOISE_SEED = 20_261_123
const samples = readSamples([values.data])
const reader = createScreenReader(NOTHING_LEARNED)
const written = writtenScreens()
const trainingNoise = randomFrom(TRAINING_NOISE_SEED)
const rows = {
  samples: samples.map((sample) => sampleRows(reader, sample, trainingNoise)),
  written: written.map((screen) => madeRows(reader, [screen])),
  assembled: madeRows(reader, assembledScreens()),
}

const judge = (model: LinearModel, text: string): number => logitOf(model, readScreen(reader, text))

type Left = {
  readonly sample: (index: number) => boolean
  readonly written: (index: number) => boolean
}
const NONE = (): boolean => false

function learnWithout(left: Partial<Left>): LinearModel {
  const rest = (all: readonly (readonly TrainingRow[])[], out: (index: number) => boolean) =>
    all.filter((_, i) => !out(i)).flat()
  return learnClassifier(reader, [
    ...rest(rows.samples, left.sample ?? NONE),
    ...rest(rows.written, left.written ?? NONE),
    ...rows.assembled,
  ])
}

const classifier = createClassifier()
const began = process.cpuUsage()
const answers = samples.map(({ text }) => classifier.classify({ text }))
const spent = process.cpuUsage(began)
const screensPerSecond = Math.round(samples.length / ((spent.user + spent.system) / 1_000_000))

const inFold = (index: number): number => (index * 7919) % FOLDS
const random = randomFrom(NOISE_SEED)
const folds: Judged[] = []
const disturbed: Judged[] = []
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = learnWithout({ sample: (i) => inFold(i) === fold })
  for (const [i, sample] of samples.entries()) {
    if (inFold(i) !== fold) continue
    folds.push({ ...sample, score: judge(model, sample.text) })
    disturbed.push({ ...sample, score: judge(model, withNoise(sample.text, POOR, random)) })
  }
}

const staged = stagedScreens(reader, samples)
const stagedMade = stagedScreens(reader, trainingScreens())
const isStage = (models: StageModels, { stage, ...screen }: StagedScreen): boolean =>
  mostLikelyStage(models, screen) === stage
let rightStages = 0
for (let fold = 0; fold < FOLDS; fold += 1) {
  const models = learnStages(reader, [
    ...staged.filter((_, i) => inFold(i) !== fold),
    ...stagedMade,
  ])
  rightStages += staged.filter((one, i) => inFold(i) === fold && isStage(models, one)).length
}

function withoutSources(out: ReadonlySet<string>) {
  const model = learnWithout({ sample: (i) => out.has(samples[i]?.source ?? '') })
  const unseen = samples.filter(({ source }) => out.has(source))
  return {
    judgedOn: [...out],
    ...worth(unseen.map((sample) => ({ ...sample, score: judge(model, sample.text) }))),
  }
}

const sources = [...new Set(samples.map(({ source }) => source))].sort()
const halves = [0, 1].map((half) => new Set(sources.filter((_, i) => i % 2 === half)))

const unseenWritten: Judged[] = [0, 1].flatMap((half) => {
  const model = learnWithout({ written: (i) => i % 2 === half })
  return written
    .filter((_, i) => i % 2 === half)
    .map((screen) => ({ ...screen, score: judge(model, screen.text) }))
})

process.stdout.write(
  `${JSON.stringify(
    {
      screensPerSecond,
      asShipped: worth(samples.map((sample, i) => ({ ...sample, score: answers[i]?.score ?? 0 }))),
      crossValidated: worth(folds),
      disturbed: worth(disturbed),
      otherSources: halves.map(withoutSources),
      written: worth(unseenWritten),
      labels: labelAccuracy(
        samples.map((sample, i) => ({ kind: sample.kind, answer: answers[i] })),
      ),
      stageCrossValidated: Math.round((rightStages / staged.length) * 1_000) / 1_000,
    },
    null,
    2,
  )}\n`,
)
