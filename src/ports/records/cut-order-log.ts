import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import type { Instant } from '../../core/time/instant.ts'

export interface CutOrderLog {
  find(id: string): Promise<CutOrder | null>
  findMany(ids: readonly string[]): Promise<readonly CutOrder[]>
  ofViolation(violationId: string): Promise<readonly CutOrder[]>
  ofViolations(violationIds: readonly string[]): Promise<readonly CutOrder[]>
  /** Every order for one stream, whatever it was given for (`isSameStream`), oldest first. */
  ofStream(target: CalledTarget): Promise<readonly CutOrder[]>
  /** As `ViolationLog.save`: optimistic on `version`. `before`: as it was read; then only what differs is written. */
  save(order: CutOrder, before?: CutOrder): Promise<boolean>
  /** Orders in one of these states, oldest first: what a restart has to take up again. */
  inStatus(statuses: readonly CutOrder['status'][]): Promise<readonly CutOrder[]>
  /** Orders about which something is to be done by `now` (`dueAgainAt`), the longest due first. */
  dueAgain(now: Instant): Promise<readonly CutOrder[]>
}
