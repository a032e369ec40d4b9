import { type CardCaseMarks, unmarked } from '../../core/policy/card-appeals.ts'
import type { Records } from '../../ports/records/records.ts'

/** What people have said of each of these cases; of most nobody has said anything. */
export async function loadMarks(
  { cardCases }: Pick<Records, 'cardCases'>,
  violationIds: readonly string[],
): Promise<(violationId: string) => CardCaseMarks> {
  const marks = await cardCases.ofMany(violationIds)
  const byId = new Map(marks.map((one) => [one.violationId, one]))
  return (violationId) => byId.get(violationId) ?? unmarked(violationId)
}
