/** A text of which a person has said, by deciding the case that it belongs to, whether it is a lesson. */
export type CorrectedText = {
  /** The violation that it belongs to: texts of one case are left out together. */
  readonly caseId: string
  readonly text: string
  readonly title: string | null
  readonly pageText: string | null
  readonly lesson: boolean
}

/** Fewer say nothing that would hold for the next case. */
export const LEAST_CASES = 20

/** Every fifth case of either kind is not learned from, but measured with. */
const HELD_OUT = 5

export type CaseCounts = { readonly lessons: number; readonly others: number }

export function countCases(texts: readonly CorrectedText[]): CaseCounts {
  const lessons = new Set(texts.filter(({ lesson }) => lesson).map(({ caseId }) => caseId))
  const others = new Set(texts.filter(({ lesson }) => !lesson).map(({ caseId }) => caseId))
  return { lessons: lessons.size, others: others.size }
}

export type SplitTexts = {
  readonly learned: readonly CorrectedText[]
  readonly heldOut: readonly CorrectedText[]
}

/**
 * Parts the cases, in an order that follows from their ids alone: the same corrections, the same parts. Both kinds are
 * in both parts.
 */
export function splitCases(
  texts: readonly CorrectedText[],
  sha256: (text: string) => string,
): SplitTexts {
  const heldOut = new Set<string>()
  for (const lesson of [true, false]) {
    const ids = new Set(texts.filter((one) => one.lesson === lesson).map(({ caseId }) => caseId))
    const ordered = [...ids].map((id) => ({ id, rank: sha256(id) })).sort(byRank)
    for (const [at, { id }] of ordered.entries()) if (at % HELD_OUT === 0) heldOut.add(id)
  }
  return {
    learned: texts.filter(({ caseId }) => !heldOut.has(caseId)),
    heldOut: texts.filter(({ caseId }) => heldOut.has(caseId)),
  }
}

const byRank = (a: { readonly rank: string }, b: { readonly rank: string }): number =>
  a.rank < b.rank ? -1 : 1
