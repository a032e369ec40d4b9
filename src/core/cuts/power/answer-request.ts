import { fail, type Result, succeed } from '../../fault.ts'
import type { Instant } from '../../time/instant.ts'
import type { CutOrder } from '../cut-order.ts'
import type { CutApproval } from './order-parts.ts'
import { hasExpired } from './second-person.ts'

/** Of orders that waited before grounds were kept. */
const UNKNOWN_GROUNDS = (order: CutOrder): CutApproval =>
  order.approval ?? {
    grounds: [],
    expiresAt: order.requestedAt,
    approvedBy: null,
    approvedAt: null,
    ended: null,
  }

const notWaiting = (): Result<never> =>
  fail('wrong-state', '该阻断令不在待批准状态。The order does not wait for approval.', 'status')

const isWaiting = ({ status, dryRun }: CutOrder): boolean => status === 'requested' && !dryRun

const isPerson = (who: string): boolean => who.startsWith('user:')

/**
 * The second person, signed in by name: a token may be the first person's own. Never the one who asked for it, and never too
 * late: the stream may be somebody else's by then. `same`: who may have asked for it and answer now as well, by a token or an
 * account that he made: that is asking himself.
 */
export function approveCutOrder(
  order: CutOrder,
  who: string,
  now: Instant,
  same: readonly string[] = [],
): Result<CutOrder> {
  if (!isWaiting(order)) return notWaiting()
  if (!isPerson(who)) {
    return fail(
      'not-allowed',
      '第二人须是登录的人，令牌不能批准阻断令。A cut is approved by a person who is signed in, not by a token.',
      'who',
    )
  }
  if (order.requestedBy === who) {
    return fail(
      'not-allowed',
      '申请人不能批准自己的阻断令。Who asked for the cut cannot approve it.',
      'requestedBy',
    )
  }
  if (same.includes(who) && !isPerson(order.requestedBy)) {
    return fail(
      'not-allowed',
      '申请所用的令牌是您签发的，视同您本人申请，须由另一人批准。The cut was asked for by a token that you made, which counts as asking yourself: somebody else has to approve it.',
      'requestedBy',
    )
  }
  if (same.length > 0) {
    return fail(
      'not-allowed',
      '申请人与您的账号最近 7 天内由其中一人或同一人开立或重设过密码，视同一人，须由另一人批准。Of late one of you, or the same person, made the other’s account or set its password, which counts as one person: somebody else has to approve it.',
      'requestedBy',
    )
  }
  if (hasExpired(order, now)) {
    return fail(
      'approval-expired',
      '该申请已过批准时限，不再有效；请重新预演后下令。The request has expired: run the preview again and order anew.',
      'expiresAt',
    )
  }
  const approval = { ...UNKNOWN_GROUNDS(order), approvedBy: who, approvedAt: now }
  return succeed({ ...order, status: 'approved', approval, version: order.version + 1 })
}

/** Taken back by who asked for it, or turned down by anybody else. */
export function declineCutOrder(
  order: CutOrder,
  who: string,
  why: string,
  now: Instant,
): Result<CutOrder> {
  if (!isWaiting(order)) return notWaiting()
  const how = order.requestedBy === who ? 'withdrawn' : 'declined'
  return succeed(endRequest(order, { how, by: who, at: now, why }))
}

/** What the time ended; `null`: it may wait on. */
export function expireCutOrder(order: CutOrder, now: Instant): CutOrder | null {
  if (!hasExpired(order, now)) return null
  const why = '超过批准时限，无人批准。Nobody approved it in time.'
  return endRequest(order, { how: 'expired', by: 'system', at: now, why })
}

function endRequest(order: CutOrder, ended: NonNullable<CutApproval['ended']>): CutOrder {
  const approval = { ...UNKNOWN_GROUNDS(order), ended }
  return { ...order, status: 'not-approved', approval, version: order.version + 1 }
}
