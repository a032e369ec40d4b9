import type { Classification } from './classification.ts'
import type { Classifier, ClassifierInput } from './classify.ts'

/** So many of the latest questions, none longer than this: a room asks three, and what stands is asked again each look. */
const KEPT = 1_000
const LONGEST = 4_000

const keyOf = ({ text, title, pageText, boilerplate }: ClassifierInput): string =>
  JSON.stringify([text, title, pageText, boilerplate])

/**
 * Answers what it was asked of late without thinking again. Same input, same answer, so that nobody sees the difference but
 * the processor: a screen that stands is classified once, not at each look.
 */
export function createRememberingClassifier(classifier: Classifier): Classifier {
  const answers = new Map<string, Classification>()
  return {
    classify(input) {
      const key = keyOf(input)
      if (key.length > LONGEST) return classifier.classify(input)
      const known = answers.get(key)
      const answer = known ?? classifier.classify(input)
      answers.delete(key)
      answers.set(key, answer)
      const [oldest] = answers.keys()
      if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest)
      return answer
    },
  }
}
