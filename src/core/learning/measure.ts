import type { Classifier } from '../detection/classify.ts'
import { CLEAN_BELOW, LESSON_FROM } from '../detection/decide-content.ts'
import type { CorrectedText } from './correction.ts'

/** How a model stands to what people said. Texts of a case share its weight, so that a long case counts once. */
export type Measured = {
  readonly texts: number
  /** Lessons believed (from 0.75), and others that are clean (below 0.35). */
  readonly lessonsFound: number
  readonly othersClean: number
  /** Others believed to be lessons: false accusations. */
  readonly accused: number
  /** Lessons taken for something else. */
  readonly missed: number
  /** Mean loss in nats; lower is better. */
  readonly logLoss: number
}

const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length

const rounded = (value: number): number => Math.round(value * 100_000) / 100_000

export function measure(classifier: Classifier, texts: readonly CorrectedText[]): Measured {
  const scores = texts.map((one) => classifier.classify(inputOf(one)).score)
  const rows = texts.map(({ lesson }, at) => ({ lesson, score: scores[at] ?? 0 }))
  const weights = caseWeights(texts)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const loss = rows.reduce(
    (sum, { lesson, score }, at) => sum + (weights[at] ?? 0) * lossOf(lesson, score),
    0,
  )
  const lessons = rows.filter(({ lesson }) => lesson)
  const others = rows.filter(({ lesson }) => !lesson)
  return {
    texts: texts.length,
    lessonsFound: count(lessons, ({ score }) => score >= LESSON_FROM),
    othersClean: count(others, ({ score }) => score < CLEAN_BELOW),
    accused: count(others, ({ score }) => score >= LESSON_FROM),
    missed: count(lessons, ({ score }) => score < CLEAN_BELOW),
    logLoss: rounded(total === 0 ? 0 : loss / total),
  }
}

export const inputOf = ({ text, title, pageText }: CorrectedText) => ({
  text,
  ...(title === null ? {} : { title }),
  ...(pageText === null ? {} : { pageText }),
})

/** One over the number of texts of the case. */
export function caseWeights(texts: readonly CorrectedText[]): readonly number[] {
  const sizes = new Map<string, number>()
  for (const { caseId } of texts) sizes.set(caseId, (sizes.get(caseId) ?? 0) + 1)
  return texts.map(({ caseId }) => 1 / (sizes.get(caseId) ?? 1))
}

function lossOf(lesson: boolean, score: number): number {
  const believed = Math.min(0.9999, Math.max(0.0001, lesson ? score : 1 - score))
  return -Math.log(believed)
}
