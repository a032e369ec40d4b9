import type { RegionCode } from '../../registry/institution.ts'
import type { CutOrder } from '../cut-order.ts'
import type { CountedOrder } from './fuse.ts'

/** What a fuse has to know of an order, with the place of its case. */
export type WaitedOrder = Pick<CutOrder, 'automatic' | 'target' | 'requestedAt' | 'approval'> & {
  readonly region: RegionCode
}

/** Whether it was let go at all: what waits, or was never approved, cut nobody. */
export const isLetGo = ({ status, dryRun }: Pick<CutOrder, 'status' | 'dryRun'>): boolean =>
  !dryRun && status !== 'requested' && status !== 'not-approved'

/** It counts from when it was let go: an approval may come long after the request. */
export const countedOrder = (order: WaitedOrder): CountedOrder => ({
  kind: order.automatic === true ? 'automatic' : 'manual',
  at: order.approval?.approvedAt ?? order.requestedAt,
  platform: order.target.platform,
  region: order.region,
})
