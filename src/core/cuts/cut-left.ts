import type { CutOrder } from './cut-order.ts'

/** Orders that stopped before anything was sent, or wait for it. */
const NOTHING_SENT = ['requested', 'not-approved', 'refused'] as const

/** Whether a cut was carried out, or is about to be: dry runs and orders that nobody approved are none. */
export const hasLeft = ({ dryRun, status }: Pick<CutOrder, 'dryRun' | 'status'>): boolean =>
  !dryRun && !NOTHING_SENT.some((one) => one === status)
