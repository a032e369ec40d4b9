import { earlier, type Instant } from '../time/instant.ts'
import type { DutyShift } from './duty.ts'

type Said = Pick<DutyShift, 'from' | 'to' | 'steps'>

/** People who are in both. */
function inBoth(one: Said, other: Said): readonly string[] {
  const there = new Set(other.steps.map(({ person }) => person.trim()))
  return [...new Set(one.steps.map(({ person }) => person.trim()))].filter((who) => there.has(who))
}

/** The shift that says the same already: the same time and a person who is in both. */
export const sameShift = (
  shifts: readonly DutyShift[],
  draft: Said & { readonly id?: string },
): DutyShift | null =>
  shifts.find(
    (one) =>
      one.id !== draft.id &&
      one.from === draft.from &&
      one.to === draft.to &&
      inBoth(one, draft).length > 0,
  ) ?? null

/** One person in two shifts at once, and when. */
export type DutyOverlap = {
  readonly person: string
  readonly from: Instant
  readonly to: Instant
}

/** Allowed, for a hand-over may overlap, and told: of two shifts at once only the one that began last is asked. */
export function overlapsOf(shifts: readonly DutyShift[]): readonly DutyOverlap[] {
  const inOrder = shifts.toSorted((a, b) => a.from - b.from)
  return inOrder.flatMap((one, index) =>
    inOrder
      .slice(index + 1)
      .filter(({ from }) => from < one.to)
      .flatMap((other) => {
        const [from, to] = [other.from, earlier(one.to, other.to)]
        return inBoth(one, other).map((person) => ({ person, from, to }))
      }),
  )
}
