import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import type { StageJob } from '../pipeline.ts'

export type CutOrderDeps = { readonly clock: Clock; readonly transactions: Transactions }

/** The job of a stage that carries one order on. */
export const orderJob = (stage: 'cut' | 'prove' | 'hold', { id }: CutOrder): StageJob => ({
  stage,
  key: id,
  payload: { cutOrderId: id },
})

/** Rounds of a proof add looks and change a state, no more: what was before them is in the journal already. */
function newIn(order: CutOrder, before: CutOrder): Partial<CutOrder> {
  const { id, status, version, dryRun, acceptedAt, verifiedAt, resumedAt = null } = order
  const checks = order.checks.slice(before.checks.length)
  return { id, status, version, dryRun, acceptedAt, verifiedAt, resumedAt, checks }
}

/**
 * Writes the order's new state down with its event. `false`: someone else changed it meanwhile; read it anew. `before`: as it
 * was read, by whoever has only looked; then what was seen is written, and not all of the order again.
 */
export async function saveCutOrder(
  deps: CutOrderDeps,
  order: CutOrder,
  why: string,
  before?: CutOrder,
): Promise<boolean> {
  return await deps.transactions.run((records) => writeCutOrder(records, deps, order, why, before))
}

/** As `saveCutOrder`, within a transaction. */
export async function writeCutOrder(
  records: Records,
  { clock }: Pick<CutOrderDeps, 'clock'>,
  order: CutOrder,
  why: string,
  before?: CutOrder,
): Promise<boolean> {
  if (!(await records.cutOrders.save(order, before))) return false
  await records.journal.append({
    type: 'cut.changed',
    subjectKind: 'cut',
    subjectId: order.id,
    at: clock.now(),
    monotonic: clock.monotonic(),
    who: 'system',
    why,
    ruleVersion: null,
    data: before === undefined ? order : newIn(order, before),
  })
  return true
}

export async function findCutOrder(deps: CutOrderDeps, id: string): Promise<CutOrder | null> {
  return await deps.transactions.run((records) => records.cutOrders.find(id))
}
