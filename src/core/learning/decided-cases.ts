import type { Instant } from '../time/instant.ts'
import type { CorrectedText } from './correction.ts'

/** What of a case that a person decided is learned from; texts are masked. */
export type DecidedCase = {
  readonly violationId: string
  /** When it was decided; `null`: not known, and then after those told before it. */
  readonly at: Instant | null
  /** What the screens show; `null` where the decision does not tell. */
  readonly content: 'subject' | 'non-subject' | null
  readonly title: string | null
  readonly pageText: string | null
  /** Title and page text were kept, and could not be read. */
  readonly isContextUnread: boolean
  readonly frames: readonly { readonly text: string }[]
}

export type Corrections = {
  readonly texts: readonly CorrectedText[]
  /** Older cases that are not among them because there are too many. */
  readonly leftOut: number
  /** Cases among them whose title and page text could not be read. */
  readonly withoutContext: number
}

/** Of a case: its first different ones. */
const TEXTS_OF_CASE = 8
/** Less is a page number or a name. */
const LEAST_CHARACTERS = 12
/** The newest cases. */
export const MOST_CASES = 2_000

const length = (text: string): number => text.replace(/\s+/g, '').length

function textsOf({
  violationId: caseId,
  content,
  title,
  pageText,
  frames,
}: DecidedCase): readonly CorrectedText[] {
  if (content === null) return []
  return [...new Set(frames.map(({ text }) => text))]
    .filter((text) => length(text) >= LEAST_CHARACTERS)
    .slice(0, TEXTS_OF_CASE)
    .map((text) => ({ caseId, text, title, pageText, lesson: content === 'subject' }))
}

type LastWord = {
  readonly at: Instant | null
  readonly texts: readonly CorrectedText[]
  readonly isContextUnread: boolean
}

/**
 * Collects decided cases, whatever they come from: the last word on a case holds, also where it tells nothing and so takes
 * the words of an earlier one away; the newest cases are learned from, the others are counted.
 */
export function createCorrections() {
  const words = new Map<string, LastWord>()
  let latest: Instant | null = null
  return {
    add(one: DecidedCase): void {
      const at = one.at ?? latest
      if (at !== null && (latest === null || at > latest)) latest = at
      const before = words.get(one.violationId)
      if (before !== undefined && isEarlier(at, before.at)) return
      words.delete(one.violationId)
      words.set(one.violationId, { at, texts: textsOf(one), isContextUnread: one.isContextUnread })
    },
    all(): Corrections {
      const telling = [...words.values()].filter(({ texts }) => texts.length > 0)
      const used = telling
        .toSorted((a, b) => Number(isEarlier(b.at, a.at)) - Number(isEarlier(a.at, b.at)))
        .slice(-MOST_CASES)
      return {
        texts: used.flatMap(({ texts }) => texts),
        leftOut: telling.length - used.length,
        withoutContext: used.filter(({ isContextUnread }) => isContextUnread).length,
      }
    },
  }
}

const isEarlier = (one: Instant | null, other: Instant | null): boolean =>
  (one ?? Number.NEGATIVE_INFINITY) < (other ?? Number.NEGATIVE_INFINITY)
