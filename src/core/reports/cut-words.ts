import type { CutOrder, CutStatus } from '../cuts/cut-order.ts'
import { CUT_NAMES } from './names.ts'

/** Whether our own look has shown that the stream had stopped: that alone is a stream that was cut. */
export const isProven = ({ verifiedAt }: Pick<CutOrder, 'verifiedAt'>): boolean =>
  verifiedAt !== null

/** The platform was asked, and it refused, or what it answered did not hold: nothing else may be held against it. */
const PLATFORM_FAILED: readonly CutStatus[] = ['accepted-unverified', 'cached-tail', 'refused']

export const failedOfPlatform = (order: Pick<CutOrder, 'status' | 'verifiedAt'>): boolean =>
  !isProven(order) && PLATFORM_FAILED.includes(order.status)

/** What was never an order to a platform: somebody asked, and nobody approved. */
export const wasNotApproved = (order: Pick<CutOrder, 'status' | 'verifiedAt'>): boolean =>
  !isProven(order) && order.status === 'not-approved'

/** `阻断直播 1 次（已证实）` and, apart from it, what became of the other orders; `null`: there was none. */
export function cutWords(orders: readonly CutOrder[]): string | null {
  if (orders.length === 0) return null
  const others = orders.filter((order) => !isProven(order))
  const proven = orders.length - others.length
  const states = [...Map.groupBy(others, ({ status }) => CUT_NAMES[status])]
    .map(([name, own]) => `${name} ${own.length} 次`)
    .join('，')
  return [
    proven > 0 ? `阻断直播 ${proven} 次（已证实）` : '',
    others.length === 0
      ? ''
      : `${proven > 0 ? '另有' : ''}阻断申请 ${others.length} 次未证实停播（${states}）`,
  ]
    .filter((text) => text !== '')
    .join('，')
}
