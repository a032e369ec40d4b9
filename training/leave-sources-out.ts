import type { ModelsSay } from '../src/core/detection/classifier-model.ts'
import type { ScreenReader } from '../src/core/reading/screen-reader.ts'
import { judgedBy, learnModels, type ReadTrainingText } from './learn-models.ts'
import { OWN } from './training-texts.ts'

export type LeftOut = { readonly text: ReadTrainingText; readonly said: ModelsSay }

/** Sources in so many groups of about the same number of texts; our own screens are in none. */
export function groupSources(
  texts: readonly ReadTrainingText[],
  groups: number,
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const { one } of texts) {
    if (one.source !== OWN) sizes.set(one.source, (sizes.get(one.source) ?? 0) + 1)
  }
  const ordered = [...sizes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  // There and back again, so that the largest do not all fall to the first.
  return new Map(
    ordered.map(([source], i) => {
      const place = i % (2 * groups)
      return [source, place < groups ? place : 2 * groups - 1 - place]
    }),
  )
}

/**
 * What models say that were trained without the source of the text: the nearest thing to a place that nobody here has
 * seen. `disturbed`: poor copies to learn from besides, never judged.
 */
export function leaveSourcesOut(
  reader: ScreenReader,
  texts: readonly ReadTrainingText[],
  disturbed: readonly ReadTrainingText[],
  groups: number,
): readonly LeftOut[] {
  const groupOf = groupSources(texts, groups)
  return Array.from({ length: groups }, (_, group) => {
    const isOut = ({ one }: ReadTrainingText): boolean => groupOf.get(one.source) === group
    const models = learnModels(
      reader,
      [...texts, ...disturbed].filter((text) => !isOut(text)),
    )
    return texts.filter(isOut).map((text) => ({ text, said: judgedBy(models, text.read) }))
  }).flat()
}
