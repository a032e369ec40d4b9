import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'

/**
 * The violation of an id, or the one that stands behind a second review or a golden item of this id: whose evidence is
 * shown by reference.
 */
export async function leadBehind(
  {
    violations,
    decidedLeads,
    goldenItems,
  }: Pick<Records, 'violations' | 'decidedLeads' | 'goldenItems'>,
  id: string,
): Promise<Violation | null> {
  const violation = await violations.find(id)
  if (violation !== null) return violation
  const put = (await decidedLeads.find(id)) ?? (await goldenItems.find(id))
  return put === null ? null : await violations.find(put.violationId)
}
