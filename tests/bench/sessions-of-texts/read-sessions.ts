import { readFileSync } from 'node:fs'
import { parseModelText } from '../../../src/adapters/models/read-model.ts'
import type { Classification } from '../../../src/core/detection/classification.ts'
import {
  beliefOf,
  type JoinedModels,
  joinedLogOdds,
  type ModelsSay,
  SHIPPED_MODEL,
} from '../../../src/core/detection/classifier-model.ts'
import { type Classifier, createClassifier } from '../../../src/core/detection/classify.ts'
import { decideContent } from '../../../src/core/detection/decide-content.ts'
import { joinModels } from '../../../training/join-models.ts'
import { learnModels } from '../../../training/learn-models.ts'
import { leaveSourcesOut } from '../../../training/leave-sources-out.ts'
import { withStagesOf } from '../../../training/model-file.ts'
import { readSamples, type Sample } from '../../../training/samples.ts'
import { readTrainingSet } from '../../../training/training-set.ts'
import type { TrainingText } from '../../../training/training-texts.ts'
import { SHIPPED_LEXICONS, shippedClassifier } from '../../build/classifier.ts'
import { drawSamples } from '../classify/draw-samples.ts'

export type JudgedScreen = { readonly text: string; readonly classification: Classification }

/** Screens of one kind of one source, as a model judges them that has not seen the source. */
export type Pool = {
  readonly source: string
  readonly kind: string
  readonly lesson: boolean
  readonly screens: readonly JudgedScreen[]
}

/** A session of fewer different screens than this says nothing of its kind. */
const SCREENS_NEEDED = 20

type Judged = { readonly text: Labelled; readonly said: ModelsSay }
type Labelled = Pick<TrainingText, 'text' | 'source' | 'kind' | 'label'>

/** Everything but belief and label is what the shipped model says. */
function classifiedBy(joined: JoinedModels): (judged: Judged) => Classification {
  const classifier = shippedClassifier()
  return ({ text: { text }, said }) => {
    const score = beliefOf(joinedLogOdds(joined, said))
    return { ...classifier.classify({ text }), score, label: decideContent(score, said) }
  }
}

function pooled<T extends { readonly text: Labelled }>(
  judged: readonly T[],
  classified: (one: T) => Classification,
): readonly Pool[] {
  const pools = new Map<string, Pool & { readonly screens: JudgedScreen[] }>()
  for (const one of judged) {
    const { source, kind, label, text } = one.text
    const key = `${label} ${source} ${kind}`
    const pool = pools.get(key) ?? { source, kind, lesson: label === 1, screens: [] }
    pools.set(key, pool)
    pool.screens.push({ text, classification: classified(one) })
  }
  return [...pools.values()].filter(({ screens }) => screens.length >= SCREENS_NEEDED)
}

/**
 * A whole model of `folders`, as a file has it, judges the texts of `heldOut`; only the numbers that join its parts and the
 * stages are those that are shipped.
 */
function unseenClassifier(folders: readonly string[], sample: number): Classifier {
  const choose = (samples: readonly Sample[]) => drawSamples(samples, sample)
  const { reader, texts, poor } = readTrainingSet(SHIPPED_LEXICONS, folders, choose)
  const models = learnModels(reader, [...texts, ...poor])
  const { joined, stages } = SHIPPED_MODEL
  const file = withStagesOf(reader, { modelVersion: 'unseen', models, joined }, stages)
  return createClassifier(SHIPPED_LEXICONS, file)
}

/** A model file that learned of nothing that it is asked about here. */
export function classifierOf(file: string): Classifier {
  const model = parseModelText(readFileSync(file, 'utf8'), file)
  if (!model.ok) throw new Error(model.fault.message)
  return createClassifier(SHIPPED_LEXICONS, model.value)
}

export function heldOutPools(classifier: Classifier, heldOut: readonly string[]): readonly Pool[] {
  const judged = readSamples(heldOut).map((sample) => ({
    text: { ...sample, label: sample.label === 'subject' ? (1 as const) : (0 as const) },
  }))
  return pooled(judged, ({ text: { text } }) => classifier.classify({ text }))
}

function readSessions(folders: readonly string[], groups: number, sample: number): readonly Pool[] {
  const choose = (samples: readonly Sample[]) => drawSamples(samples, sample)
  const { reader, texts, poor } = readTrainingSet(SHIPPED_LEXICONS, folders, choose)
  const leftOut = leaveSourcesOut(reader, texts, poor, groups)
  const joined = joinModels(leftOut)
  return pooled(
    leftOut.map(({ text, said }) => ({ text: text.one, said })),
    classifiedBy(joined),
  )
}

/** What a command was asked for. */
export type PoolOptions = {
  readonly data?: readonly string[] | undefined
  readonly 'held-out'?: readonly string[] | undefined
  readonly model?: string | undefined
  readonly groups: string
  readonly sample?: string | undefined
}

/** Texts of sources that no model here was trained on: those held out, or every source left out once. */
export function poolsAskedFor(options: PoolOptions): readonly Pool[] {
  const { data, model, 'held-out': heldOut, groups, sample = '0' } = options
  if (model !== undefined && heldOut !== undefined)
    return heldOutPools(classifierOf(model), heldOut)
  if (data === undefined) throw new Error('Say where the samples are: --data FOLDER')
  return heldOut === undefined
    ? readSessions(data, Number(groups), Number(sample))
    : heldOutPools(unseenClassifier(data, Number(sample)), heldOut)
}
