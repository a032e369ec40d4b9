import type { Classification } from '../../../src/core/detection/classification.ts'
import { createClassifier } from '../../../src/core/detection/classify.ts'
import { decideContent } from '../../../src/core/detection/decide-content.ts'
import { NOTHING_LEARNED } from '../../../src/core/reading/dictionary.ts'
import { createScreenReader } from '../../../src/core/reading/screen-reader.ts'
import { joinedLogOdds, joinModels } from '../../../training/join-models.ts'
import type { ReadTrainingText } from '../../../training/learn-models.ts'
import { leaveSourcesOut } from '../../../training/leave-sources-out.ts'
import { randomFrom, trainingScreens } from '../../../training/made-screens.ts'
import { readSamples } from '../../../training/samples.ts'
import {
  disturbed,
  ownTexts,
  readText,
  type TrainingText,
  weighedSamples,
} from '../../../training/training-texts.ts'

export type JudgedScreen = { readonly text: string; readonly classification: Classification }

/** Screens of one kind of one source, as a model judges them that has not seen the source. */
export type Pool = {
  readonly source: string
  readonly kind: string
  readonly lesson: boolean
  readonly screens: readonly JudgedScreen[]
}

const NOISE_SEED = 20_261_122
/** A session of fewer different screens than this says nothing of its kind. */
const SCREENS_NEEDED = 20

/** Everything but belief and label is what the shipped model says: the bench is about these two. */
export function readSessions(folders: readonly string[], groups: number): readonly Pool[] {
  const reader = createScreenReader(NOTHING_LEARNED)
  const read = (one: TrainingText): ReadTrainingText => ({ one, read: readText(reader, one.text) })
  const random = randomFrom(NOISE_SEED)
  const weighed = weighedSamples(readSamples(folders))
  const texts = [...weighed, ...ownTexts(trainingScreens())].map(read)
  const poor = weighed.map((one) => read(disturbed(one, random)))
  const leftOut = leaveSourcesOut(reader, texts, poor, groups)
  const joined = joinModels(leftOut)
  const classifier = createClassifier()
  const pools = new Map<string, Pool & { readonly screens: JudgedScreen[] }>()
  for (const { text, said } of leftOut) {
    const { source, kind, label } = text.one
    const key = `${label} ${source} ${kind}`
    const pool = pools.get(key) ?? { source, kind, lesson: label === 1, screens: [] }
    pools.set(key, pool)
    const score = 1 / (1 + Math.exp(-joinedLogOdds(joined, said)))
    const shipped = classifier.classify({ text: text.one.text })
    const classification = { ...shipped, score, label: decideContent(score, said) }
    pool.screens.push({ text: text.one.text, classification })
  }
  return [...pools.values()].filter(({ screens }) => screens.length >= SCREENS_NEEDED)
}
