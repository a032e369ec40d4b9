import type { Classification } from '../../../src/core/detection/classification.ts'
import { beliefOf, joinedLogOdds } from '../../../src/core/detection/classifier-model.ts'
import { decideContent } from '../../../src/core/detection/decide-content.ts'
import { joinModels } from '../../../training/join-models.ts'
import { leaveSourcesOut } from '../../../training/leave-sources-out.ts'
import { readTrainingSet } from '../../../training/training-set.ts'
import { SHIPPED_LEXICONS, shippedClassifier } from '../../build/classifier.ts'

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

/** Everything but belief and label is what the shipped model says: the bench is about these two. */
export function readSessions(folders: readonly string[], groups: number): readonly Pool[] {
  const { reader, texts, poor } = readTrainingSet(SHIPPED_LEXICONS, folders)
  const leftOut = leaveSourcesOut(reader, texts, poor, groups)
  const joined = joinModels(leftOut)
  const classifier = shippedClassifier()
  const pools = new Map<string, Pool & { readonly screens: JudgedScreen[] }>()
  for (const { text, said } of leftOut) {
    const { source, kind, label } = text.one
    const key = `${label} ${source} ${kind}`
    const pool = pools.get(key) ?? { source, kind, lesson: label === 1, screens: [] }
    pools.set(key, pool)
    const score = beliefOf(joinedLogOdds(joined, said))
    const shipped = classifier.classify({ text: text.one.text })
    const classification = { ...shipped, score, label: decideContent(score, said) }
    pool.screens.push({ text: text.one.text, classification })
  }
  return [...pools.values()].filter(({ screens }) => screens.length >= SCREENS_NEEDED)
}
