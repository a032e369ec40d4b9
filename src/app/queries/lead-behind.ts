import type { Violation } from '../../core/violations/violation.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'

/** The violation that stands behind a second review or a golden item of this id: its evidence is shown by reference. */
async function leadBehind(
  {
    violations,
    decidedLeads,
    goldenItems,
  }: Pick<Records, 'violations' | 'decidedLeads' | 'goldenItems'>,
  id: string,
): Promise<Violation | null> {
  const put = (await decidedLeads.find(id)) ?? (await goldenItems.find(id))
  return put === null ? null : await violations.find(put.violationId)
}

type Ways = {
  readonly transactions: Transactions
  readonly reviewing?: Transactions
}

/**
 * Reads something of the violation of an id, or of the one behind a second review or a golden item of this id. Who reviews it
 * as the second person reaches it by the id of the review alone: by its own it is not there for him.
 */
export async function ofLead<T>(
  { transactions, reviewing = transactions }: Ways,
  id: string,
  read: (records: Records, violation: Violation) => Promise<T>,
): Promise<T | null> {
  const own = await transactions.run(async (records) => {
    const violation = await records.violations.find(id)
    return violation && { told: await read(records, violation) }
  })
  if (own !== null) return own.told
  return await reviewing.run(async (records) => {
    const violation = await leadBehind(records, id)
    return violation && (await read(records, violation))
  })
}
