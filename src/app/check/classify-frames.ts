import type { Classification } from '../../core/detection/classification.ts'
import type { Classifier } from '../../core/detection/classify.ts'
import type { TextLine } from '../../core/picture/frame.ts'

export type PageWords = { readonly title: string; readonly text: string }

type Read = { readonly lines: readonly TextLine[] }

const textOf = ({ lines }: Read): string => lines.map(({ text }) => text).join('\n')

/**
 * What a few frames of one stream say: the different ones as one text, because a lesson is spread over its slides and
 * a doubtful slide is cleared up by the others; unless one of them alone is more clearly a lesson.
 */
export function classifyFrames(
  classifier: Classifier,
  frames: readonly Read[],
  page: PageWords | null,
): Classification {
  const words = page === null ? {} : { title: page.title, pageText: page.text }
  const alone = [...new Set(frames.map(textOf))]
  const together = classifier.classify({ text: alone.join('\n'), ...words })
  return alone
    .map((text) => classifier.classify({ text, ...words }))
    .filter(({ label }) => label === 'subject')
    .reduce(
      (best, next) => (best.label !== 'subject' || next.score > best.score ? next : best),
      together,
    )
}

const SURE_OF_LESSON = 0.9
const SURE_OF_NONE = 0.2

/** Whether further frames would be of use: a lesson is known by one clear slide, its absence by two. */
export function isSettled({ label, score }: Classification, frames: number): boolean {
  if (label === 'subject') return score >= SURE_OF_LESSON
  return label === 'non-subject' && score < SURE_OF_NONE && frames >= 2
}
