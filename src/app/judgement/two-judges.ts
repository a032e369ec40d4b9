import type { Classification } from '../../core/detection/classification.ts'
import type { Classifier, ClassifierInput } from '../../core/detection/classify.ts'
import type { ShadowEffect } from '../../core/judgement/shadow-effect.ts'

/** The judge in force and a candidate, asked about the same texts; what they read is counted. */
export type TwoJudges = {
  readonly before: Classifier
  readonly after: Classifier
  /** Texts of the next case are other texts. */
  nextCase(): void
  counted(): Pick<ShadowEffect, 'screens' | 'words'>
}

const WORDS_NAMED = 100

/** Each text of a case is asked about once: a screen that stands is met at every look. */
export function createTwoJudges(present: Classifier, candidate: Classifier): TwoJudges {
  const words = new Map<string, number>()
  const screens = { read: 0, hit: 0, labelChanged: 0 }
  const kept = {
    before: new Map<string, Classification>(),
    after: new Map<string, Classification>(),
  }
  const remembering = (side: 'before' | 'after', judge: Classifier): Classifier => ({
    classify(input) {
      const key = keyOf(input)
      const found = kept[side].get(key) ?? judge.classify(input)
      kept[side].set(key, found)
      return found
    },
  })
  const before = remembering('before', present)
  const after = remembering('after', candidate)
  const count = (): void => {
    for (const [key, said] of kept.after) {
      screens.read += 1
      if (kept.before.get(key)?.label !== said.label) screens.labelChanged += 1
      const spoke = said.ownWords?.words ?? []
      if (spoke.length > 0) screens.hit += 1
      for (const { word } of spoke) words.set(word, (words.get(word) ?? 0) + 1)
    }
    kept.before.clear()
    kept.after.clear()
  }
  return {
    before,
    after,
    nextCase: count,
    counted: () => ({
      screens: { ...screens },
      words: [...words]
        .map(([word, met]) => ({ word, screens: met }))
        .sort((a, b) => b.screens - a.screens || (a.word < b.word ? -1 : 1))
        .slice(0, WORDS_NAMED),
    }),
  }
}

const keyOf = ({ text, title, pageText }: ClassifierInput): string =>
  JSON.stringify([text, title, pageText])
