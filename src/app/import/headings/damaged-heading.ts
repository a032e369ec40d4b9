import type { FieldPlan } from '../sheet-plan.ts'
import { namesOf, plainHeading } from './heading-names.ts'

type Heading = { readonly column: number; readonly heading: string }

export type DamagedHeading = Heading & {
  /** The one column that it can be, of those that no other heading names; `null`: there are several, or none. */
  readonly takenFor: FieldPlan | null
}

/** What a decoder puts in the place of bytes that are no character. */
const DAMAGED = '\ufffd'

export const isDamaged = (text: string): boolean => text.includes(DAMAGED)

/** A damaged byte may take the rest of its character with it, and in GBK the next one as well. */
const LOST_BEYOND = 2

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What the whole bytes leave open. */
function patternOf(heading: string): RegExp {
  const parts = plainHeading(heading).split(/(\ufffd+)/)
  const written = parts.map((part) =>
    isDamaged(part) ? `.{0,${part.length + LOST_BEYOND}}` : literal(part),
  )
  return new RegExp(`^${written.join('')}$`)
}

/**
 * What headings with damaged bytes say, by the characters that are whole and by the columns that are still `missing`. Two that
 * may be the same column are neither.
 */
export function guessHeadings(
  broken: readonly Heading[],
  missing: readonly FieldPlan[],
): readonly DamagedHeading[] {
  const candidates = broken.map(({ heading }) => {
    const pattern = patternOf(heading)
    return missing.filter((field) =>
      namesOf(field).some((name) => pattern.test(plainHeading(name))),
    )
  })
  return broken.map((one, index) => {
    const [only, ...more] = candidates[index] ?? []
    const alone =
      only !== undefined &&
      more.length === 0 &&
      candidates.every((fields, other) => other === index || !fields.includes(only))
    return { ...one, takenFor: alone ? only : null }
  })
}
