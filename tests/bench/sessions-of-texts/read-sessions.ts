import type { Classification } from '../../../src/core/detection/classification.ts'
import {
  beliefOf,
  type JoinedModels,
  joinedLogOdds,
  type ModelsSay,
  SHIPPED_MODEL,
} from '../../../src/core/detection/classifier-model.ts'
import { decideContent } from '../../../src/core/detection/decide-content.ts'
import { joinModels } from '../../../training/join-models.ts'
import { judgedBy, learnModels } from '../../../training/learn-models.ts'
import { leaveSourcesOut } from '../../../training/leave-sources-out.ts'
import { readSamples, type Sample } from '../../../training/samples.ts'
import { readTrainingSet } from '../../../training/training-set.ts'
import { readText, type TrainingText } from '../../../training/training-texts.ts'
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

function pooled(judged: readonly Judged[], joined: JoinedModels): readonly Pool[] {
  const classifier = shippedClassifier()
  const pools = new Map<string, Pool & { readonly screens: JudgedScreen[] }>()
  for (const { text: one, said } of judged) {
    const { source, kind, label, text } = one
    const key = `${label} ${source} ${kind}`
    const pool = pools.get(key) ?? { source, kind, lesson: label === 1, screens: [] }
    pools.set(key, pool)
    const score = beliefOf(joinedLogOdds(joined, said))
    const classification = {
      ...classifier.classify({ text }),
      score,
      label: decideContent(score, said),
    }
    pool.screens.push({ text, classification })
  }
  return [...pools.values()].filter(({ screens }) => screens.length >= SCREENS_NEEDED)
}

/** Models of `folders` judge the texts of `heldOut`; only the three numbers that join them are those that are shipped. */
function readHeldOut(folders: readonly string[], heldOut: readonly string[], sample: number) {
  const choose = (samples: readonly Sample[]) => drawSamples(samples, sample)
  const { reader, texts, poor } = readTrainingSet(SHIPPED_LEXICONS, folders, choose)
  const models = learnModels(reader, [...texts, ...poor])
  const judged = readSamples(heldOut).map((sample) => ({
    text: { ...sample, label: sample.label === 'subject' ? (1 as const) : (0 as const) },
    said: judgedBy(models, readText(reader, sample.text)),
  }))
  return pooled(judged, SHIPPED_MODEL.joined)
}

/** Everything but belief and label is what the shipped model says: the bench is about these two. */
function readSessions(folders: readonly string[], groups: number, sample: number): readonly Pool[] {
  const choose = (samples: readonly Sample[]) => drawSamples(samples, sample)
  const { reader, texts, poor } = readTrainingSet(SHIPPED_LEXICONS, folders, choose)
  const leftOut = leaveSourcesOut(reader, texts, poor, groups)
  const joined = joinModels(leftOut)
  return pooled(
    leftOut.map(({ text, said }) => ({ text: text.one, said })),
    joined,
  )
}

/** Texts of sources that no model here was trained on: those held out, or every source left out once. */
export const readPools = (
  data: readonly string[],
  heldOut: readonly string[] | undefined,
  groups: number,
  sample = 0,
): readonly Pool[] =>
  heldOut === undefined ? readSessions(data, groups, sample) : readHeldOut(data, heldOut, sample)
