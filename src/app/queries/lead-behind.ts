import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'

/** The violation of an id, or the one that a decision of this id is about: whose evidence a second person is shown. */
export async function leadBehind(
  { violations, decidedLeads }: Pick<Records, 'violations' | 'decidedLeads'>,
  id: string,
): Promise<Violation | null> {
  const violation = await violations.find(id)
  if (violation !== null) return violation
  const lead = await decidedLeads.find(id)
  return lead === null ? null : await violations.find(lead.violationId)
}
