// What the classifier is worth on sources that it has not learned from, as JSON.
//   node tests/bench/classify.ts --learn FOLDER [--learn FOLDER ...] --judge FOLDER
// Learns both models from the first folders and our own screens, joins them on sources left out of these, and judges the
// other folder: `joined` beside its yardsticks, each model alone. `range` are the 5th and 95th percentile over 200 draws
// of the judged texts (bootstrap; Efron, 1979). `screensPerSecond` and `labels` are of the shipped model.
import { parseArgs } from 'node:util'
import { joinedLogOdds } from '../../src/core/detection/classifier-model.ts'
import { joinModels } from '../../training/join-models.ts'
import { judgedBy, learnModels } from '../../training/learn-models.ts'
import { leaveSourcesOut } from '../../training/leave-sources-out.ts'
import { randomFrom } from '../../training/made-screens.ts'
import { areaUnderCurve, recallAt, worth } from '../../training/ranking.ts'
import { readSamples } from '../../training/samples.ts'
import { readTrainingSet } from '../../training/training-set.ts'
import { readText } from '../../training/training-texts.ts'
import { SHIPPED_LEXICONS, shippedClassifier } from '../build/classifier.ts'
import { labelAccuracy } from './label-accuracy.ts'

const { values } = parseArgs({
  options: { learn: { type: 'string', multiple: true }, judge: { type: 'string' } },
})
if (values.learn === undefined || values.judge === undefined) {
  throw new Error('Say where the samples are: --learn FOLDER --judge FOLDER')
}

const DRAW_SEED = 20_261_122
const DRAWS = 200
const GROUPS = 4
const { reader, texts, poor } = readTrainingSet(SHIPPED_LEXICONS, values.learn)
const joined = joinModels(leaveSourcesOut(reader, texts, poor, GROUPS))
const models = learnModels(reader, [...texts, ...poor])
const samples = readSamples([values.judge])
const said = samples.map(({ text }) => judgedBy(models, readText(reader, text)))

type Scored = { readonly score: number; readonly lesson: boolean }

function rangeOf(scored: readonly Scored[]) {
  const draw = randomFrom(DRAW_SEED)
  const drawn = Array.from({ length: DRAWS }, () => {
    const some = scored
      .map(() => scored[Math.floor(draw() * scored.length)])
      .flatMap((one) => one ?? [])
    return { auc: areaUnderCurve(some), recall: recallAt(some, 0.01).recall }
  })
  const between = (of: (one: (typeof drawn)[number]) => number) => {
    const ordered = drawn.map(of).toSorted((a, b) => a - b)
    return [ordered[Math.floor(DRAWS * 0.05)], ordered[Math.floor(DRAWS * 0.95)]]
  }
  return { auc: between(({ auc }) => auc), recallAtOnePercent: between(({ recall }) => recall) }
}

function judged(scoreOf: (index: number) => number) {
  const scored = samples.map((sample, i) => ({ ...sample, score: scoreOf(i) }))
  const lessons = scored.map(({ score, label }) => ({ score, lesson: label === 'subject' }))
  return { ...worth(scored), range: rangeOf(lessons) }
}

const classifier = shippedClassifier()
const began = process.cpuUsage()
const answers = samples.map(({ text }) => classifier.classify({ text }))
const spent = process.cpuUsage(began)
process.stdout.write(
  `${JSON.stringify(
    {
      learnedFrom: texts.length,
      joined: judged((i) => joinedLogOdds(joined, said[i] ?? { terms: 0, wording: 0 })),
      termsAlone: judged((i) => said[i]?.terms ?? 0),
      wordingAlone: judged((i) => said[i]?.wording ?? 0),
      screensPerSecond: Math.round(samples.length / ((spent.user + spent.system) / 1_000_000)),
      labels: labelAccuracy(samples.map(({ kind }, i) => ({ kind, answer: answers[i] }))),
    },
    null,
    2,
  )}\n`,
)
