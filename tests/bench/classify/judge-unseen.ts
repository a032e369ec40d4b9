import type { Classification } from '../../../src/core/detection/classification.ts'
import {
  type JoinedModels,
  type ModelsSay,
  SHIPPED_MODEL,
} from '../../../src/core/detection/classifier-model.ts'
import { createClassifier } from '../../../src/core/detection/classify.ts'
import { judgedBy, learnModels, type ReadTrainingText } from '../../../training/learn-models.ts'
import { learnStages, stagedScreens } from '../../../training/learn-stages.ts'
import { groupSources } from '../../../training/leave-sources-out.ts'
import { modelFile } from '../../../training/model-file.ts'
import type { TrainingSet } from '../../../training/training-set.ts'
import { OWN } from '../../../training/training-texts.ts'
import { SHIPPED_LEXICONS } from '../../build/classifier.ts'

/** A text, and what models say of it that have not seen its source. */
export type Unseen = {
  readonly text: ReadTrainingText
  readonly said: ModelsSay
  readonly answer: Classification
}

/** Stages are told apart by few words: so many lessons are enough. */
const STAGED_AT_MOST = 5_000

const thinned = <T>(all: readonly T[], most: number): readonly T[] => {
  const every = Math.max(1, Math.ceil(all.length / most))
  return all.filter((_, i) => i % every === 0)
}

/** Learns all that a model file holds from `learned`, and judges `judged` by the classifier of the program. */
export function judgeBy(
  { reader, own, poor }: Pick<TrainingSet, 'reader' | 'own' | 'poor'>,
  learned: readonly ReadTrainingText[],
  judged: readonly ReadTrainingText[],
  joined: JoinedModels = SHIPPED_MODEL.joined,
): readonly Unseen[] {
  const out = new Set(judged.map(({ one }) => one.source))
  const models = learnModels(reader, [
    ...learned,
    ...poor.filter(({ one }) => !out.has(one.source)),
  ])
  const lessons = learned
    .filter(({ one }) => one.label === 1 && one.source !== OWN)
    .map(({ one }) => ({ ...one, label: 'subject' as const }))
  const stages = learnStages(reader, [
    ...thinned(stagedScreens(reader, lessons), STAGED_AT_MOST),
    ...stagedScreens(reader, own),
  ])
  const file = modelFile(reader, { modelVersion: 'unseen', models, joined, stages })
  const classifier = createClassifier(SHIPPED_LEXICONS, file)
  return judged.map((text) => ({
    text,
    said: judgedBy(models, text.read),
    answer: classifier.classify({ text: text.one.text }),
  }))
}

/** Every source left out once, in groups. */
export function judgeSourcesLeftOut(set: TrainingSet, groups: number): readonly Unseen[] {
  const groupOf = groupSources(set.texts, groups)
  return Array.from({ length: groups }, (_, group) => {
    const isOut = ({ one }: ReadTrainingText): boolean => groupOf.get(one.source) === group
    return judgeBy(
      set,
      set.texts.filter((text) => !isOut(text)),
      set.texts.filter(isOut),
    )
  }).flat()
}
