// What the classifier is worth, as JSON.
//   node tests/bench/classify.ts --data FOLDER
// `asShipped` includes what it was trained on. `crossValidated` (five folds) and `otherSources` (learned on some
// sources, judged on the others) are what to believe.
import { parseArgs } from 'node:util'
import { createClassifier } from '../../src/core/detection/classify.ts'
import { createScreenReader } from '../../src/core/detection/screen-reader.ts'
import { features, type LearnedClassifier, learnClassifier } from './learn-classifier.ts'
import { logitOf } from './logistic-regression.ts'
import { madeScreens } from './made-screens.ts'
import { areaUnderCurve, recallAt } from './ranking.ts'
import { readSamples, type Sample } from './samples.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) throw new Error('Say where the samples are: --data FOLDER')

const FOLDS = 5
const samples = readSamples(values.data)
const reader = createScreenReader()
const made = madeScreens()

type Judged = { readonly sample: Sample; readonly score: number }

function judge({ model, strengths }: LearnedClassifier, unseen: readonly Sample[]): Judged[] {
  return unseen.map((sample) => ({
    sample,
    score: logitOf(model, features(reader, strengths, sample.text)),
  }))
}

const learnWithout = (left: (sample: Sample, index: number) => boolean): Judged[] =>
  judge(
    learnClassifier(
      reader,
      samples.filter((sample, i) => !left(sample, i)),
      made,
    ),
    samples.filter(left),
  )

function report(judged: readonly Judged[]) {
  const scored = judged.map(({ sample, score }) => ({ score, lesson: sample.label === 'subject' }))
  const atOne = recallAt(scored, 0.01)
  const kinds = [...new Set(judged.map(({ sample }) => sample.kind))].sort()
  return {
    screens: judged.length,
    auc: areaUnderCurve(scored),
    recallAtOnePercent: atOne.recall,
    recallAtHalfPercent: recallAt(scored, 0.005).recall,
    aboveThreshold: Object.fromEntries(
      kinds.map((kind) => {
        const ofKind = judged.filter(({ sample }) => sample.kind === kind)
        const above = ofKind.filter(({ score }) => score > atOne.threshold).length
        return [kind, Math.round((above / ofKind.length) * 1_000) / 1_000]
      }),
    ),
  }
}

const classifier = createClassifier()
const began = performance.now()
const shipped = samples.map((sample) => ({ sample, score: classifier.classify(sample).score }))
const screensPerSecond = Math.round(samples.length / ((performance.now() - began) / 1_000))

const folds = Array.from({ length: FOLDS }, (_, fold) =>
  learnWithout((_sample, i) => (i * 7919) % FOLDS === fold),
).flat()
const sources = [...new Set(samples.map(({ source }) => source))].sort()
const half = new Set(sources.filter((_, i) => i % 2 === 0))

process.stdout.write(
  `${JSON.stringify(
    {
      screensPerSecond,
      asShipped: report(shipped),
      crossValidated: report(folds),
      otherSources: [
        { judgedOn: [...half], ...report(learnWithout(({ source }) => half.has(source))) },
        {
          judgedOn: sources.filter((source) => !half.has(source)),
          ...report(learnWithout(({ source }) => !half.has(source))),
        },
      ],
    },
    null,
    2,
  )}\n`,
)
