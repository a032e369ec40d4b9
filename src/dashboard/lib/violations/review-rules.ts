import type { Violation } from '../../../contracts/violation.ts'
import type { CutState } from '../cut-progress.ts'

/** While one of these stands, another order would only race it; the server refuses it too. */
const STANDING: readonly CutState[] = [
  'requested',
  'approved',
  'sent',
  'accepted',
  'verified',
  'held',
]

/** Whether the cut button does anything: there is a target, it is not settled, and no order stands already. */
export function canCut(violation: Violation): boolean {
  if (!violation.cuttable) return false
  if (violation.status === 'dismissed' || violation.status === 'closed') return false
  return violation.cut === null || !STANDING.includes(violation.cut.state)
}
