import { fail, type Result, succeed } from '../fault.ts'
import type { Violation, ViolationStatus } from './violation.ts'

/** What the statuses are called in front of people. */
const STATUS_WORDS: Readonly<Record<ViolationStatus, string>> = {
  suspected: '待核查 suspected',
  confirmed: '已认定 confirmed',
  dismissed: '已排除 dismissed',
  disposed: '已处置 disposed',
  closed: '已归档 closed',
}

export const wrongStatus = (violation: Violation, zh: string, en: string): Result<never> =>
  fail('wrong-state', `${zh}（当前状态：${STATUS_WORDS[violation.status]}）。${en}.`, 'status')

const changed = (violation: Violation, change: Partial<Violation>): Result<Violation> =>
  succeed({ ...violation, ...change, version: violation.version + 1 })

/** A person finds it true: 核查 ends, 认定 begins (docs/rules.md §5.4). */
export function decideConfirm(violation: Violation): Result<Violation> {
  if (violation.status !== 'suspected') {
    return wrongStatus(
      violation,
      '只有待核查的线索可以认定',
      'Only a suspected violation can be confirmed',
    )
  }
  return changed(violation, { status: 'confirmed', enforcementStep: 'determine' })
}

/** 不实线索也要归档: an untrue clue is filed, not deleted; the misreport statistics live on it. */
export function decideDismiss(violation: Violation): Result<Violation> {
  if (violation.status !== 'suspected') {
    return wrongStatus(
      violation,
      '只有待核查的线索可以排除',
      'Only a suspected violation can be dismissed',
    )
  }
  return changed(violation, { status: 'dismissed', enforcementStep: 'archive' })
}

const isSettled = ({ status }: Violation): boolean => status === 'dismissed' || status === 'closed'

/** One person works on it; nobody else takes it away silently. Claiming a clue begins 核查. */
export function decideClaim(violation: Violation, who: string): Result<Violation> {
  if (isSettled(violation)) {
    return wrongStatus(violation, '已结束的线索不能认领', 'A settled violation cannot be claimed')
  }
  if (violation.claimedBy === who) return succeed(violation)
  if (violation.claimedBy !== null) {
    return fail(
      'conflict',
      `已由 ${violation.claimedBy} 认领，请先由其释放。Claimed by ${violation.claimedBy}; they must release it first.`,
      'claimedBy',
    )
  }
  const enforcementStep =
    violation.enforcementStep === 'clue' ? 'verify' : violation.enforcementStep
  return changed(violation, { claimedBy: who, enforcementStep })
}

/** Given back by who holds it, or by an administrator when that person is away. */
export function decideRelease(
  violation: Violation,
  who: string,
  mayOverrule: boolean,
): Result<Violation> {
  if (violation.claimedBy === null) {
    return fail('wrong-state', '该线索未被认领。It is not claimed.', 'claimedBy')
  }
  if (violation.claimedBy !== who && !mayOverrule) {
    return fail(
      'not-allowed',
      `只有 ${violation.claimedBy} 或管理员可以释放。Only ${violation.claimedBy} or an administrator can release it.`,
      'claimedBy',
    )
  }
  const enforcementStep =
    violation.enforcementStep === 'verify' ? 'clue' : violation.enforcementStep
  return changed(violation, { claimedBy: null, enforcementStep })
}
