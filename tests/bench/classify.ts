// What the classifier is worth on sources that it has not learned from, as JSON.
//   node tests/bench/classify.ts --learn FOLDER [--learn FOLDER ...] [--judge FOLDER] [--sample 6000] [--groups 2]
// `sourcesLeftOut`: every source of all folders left out once, in groups. `heldOut`: models of the first folders judge the
// other one. Each by kind, with the 5th and 95th percentile over 200 draws; each of the two models alone is the yardstick,
// for stage and subject the most frequent one. Models are whole: the program's own classifier answers with them; only the
// three numbers that join the two are those that are shipped. `--sample`: so many texts of the folders, drawn by seed
// (0: all). `screensPerSecond` is of the shipped model.
import { parseArgs } from 'node:util'
import type { Sample } from '../../training/samples.ts'
import { readTrainingSet } from '../../training/training-set.ts'
import { SHIPPED_LEXICONS, shippedClassifier } from '../build/classifier.ts'
import { drawSamples } from './classify/draw-samples.ts'
import { judgeBy, judgeSourcesLeftOut } from './classify/judge-unseen.ts'
import { worthWithRange } from './classify/worth-with-range.ts'

const { values } = parseArgs({
  options: {
    learn: { type: 'string', multiple: true },
    judge: { type: 'string' },
    sample: { type: 'string', default: '6000' },
    groups: { type: 'string', default: '2' },
  },
})
if (values.learn === undefined) throw new Error('Say where the samples are: --learn FOLDER')

const most = Number(values.sample)
const folders = [...values.learn, ...(values.judge === undefined ? [] : [values.judge])]
const all = readTrainingSet(SHIPPED_LEXICONS, folders, (samples) => drawSamples(samples, most))

function heldOut() {
  if (values.judge === undefined) return null
  const choose = (samples: readonly Sample[]) => drawSamples(samples, most)
  const learned = readTrainingSet(SHIPPED_LEXICONS, values.learn ?? [], choose)
  const { texts } = readTrainingSet(SHIPPED_LEXICONS, [values.judge], choose)
  const ofPlace = new Set(learned.texts.map(({ one }) => one.source))
  const judged = texts.filter(({ one }) => !ofPlace.has(one.source))
  return worthWithRange(judgeBy(learned, learned.texts, judged))
}

const classifier = shippedClassifier()
const began = process.cpuUsage()
for (const { text } of all.samples) classifier.classify({ text })
const spent = process.cpuUsage(began)
process.stdout.write(
  `${JSON.stringify(
    {
      texts: { samples: all.samples.length, own: all.own.length },
      screensPerSecond: Math.round(all.samples.length / ((spent.user + spent.system) / 1_000_000)),
      sourcesLeftOut: worthWithRange(judgeSourcesLeftOut(all, Number(values.groups))),
      heldOut: heldOut(),
    },
    null,
    2,
  )}\n`,
)
