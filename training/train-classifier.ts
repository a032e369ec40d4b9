// Learns the classifier's models, joins them on sources left out, and writes one model file; its report is JSON.
//   node training/train-classifier.ts --data FOLDER [--data FOLDER ...] [--out FILE] [--version NAME]
// A folder holds positive.jsonl and negative.jsonl, plain or .gz, lines {text, kind, source}; docs/detection.md says
// which were used. What is drawn is drawn from seeds: the same texts give the same file, byte for byte.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { joinedLogOdds } from '../src/core/detection/classifier-model.ts'
import { joinModels } from './join-models.ts'
import { learnModels } from './learn-models.ts'
import { learnStages, stagedScreens } from './learn-stages.ts'
import { leaveSourcesOut } from './leave-sources-out.ts'
import { trainingLexicons } from './lexicons.ts'
import { modelFile } from './model-file.ts'
import { modelText } from './model-text.ts'
import { worth } from './ranking.ts'
import { readTrainingSet } from './training-set.ts'

const GROUPS = 4
/** Stages are told apart by few words: so many lessons are enough. */
const STAGED_AT_MOST = 15_000

const SHIPPED = fileURLToPath(new URL('../src/core/detection/shipped-model.json', import.meta.url))
const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    out: { type: 'string', default: SHIPPED },
    version: { type: 'string', default: 'xuncha-three 2026-11-29.3' },
  },
})
if (values.data === undefined) throw new Error('Say where the samples are: --data FOLDER')

const { reader, samples, own, texts, poor } = readTrainingSet(await trainingLexicons(), values.data)

const leftOut = leaveSourcesOut(reader, texts, poor, GROUPS)
const joined = joinModels(leftOut)
const models = learnModels(reader, [...texts, ...poor])
const staged = stagedScreens(reader, samples)
const every = Math.max(1, Math.ceil(staged.length / STAGED_AT_MOST))
const stages = learnStages(reader, [
  ...staged.filter((_, i) => i % every === 0),
  ...stagedScreens(reader, own),
])
const model = modelFile(reader, { modelVersion: values.version, models, joined, stages })
writeFileSync(values.out, modelText(model))

const judged = leftOut.map(({ text, said }) => ({
  score: joinedLogOdds(joined, said),
  kind: text.one.kind,
  label: text.one.label === 1 ? ('subject' as const) : ('non-subject' as const),
}))
process.stdout.write(
  `${JSON.stringify(
    {
      modelVersion: values.version,
      texts: { samples: samples.length, own: own.length, disturbed: poor.length },
      joined,
      sourcesLeftOut: worth(judged),
    },
    null,
    2,
  )}\n`,
)
