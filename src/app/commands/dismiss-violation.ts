import { fail, type Result } from '../../core/fault.ts'
import { decideResolve } from '../../core/violations/decide-alert.ts'
import { decideDismiss } from '../../core/violations/decide-review.ts'
import { type Correction, NO_CORRECTION } from '../../core/violations/operator-label.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { afterDecision } from '../quality/after-decision.ts'
import type { DecisionDeps } from '../quality/note-decision.ts'
import { takeBackTime } from '../upkeep/take-back-time.ts'
import { changeViolation, type ViolationCommand } from './change-violation.ts'

export type DismissCommand = ViolationCommand & { readonly correction?: Correction }

/** 不属实: the reason is obligatory, for it is what the misreport statistics are made of. */
export async function dismissViolation(
  deps: DecisionDeps,
  command: DismissCommand,
): Promise<Result<Violation>> {
  if (command.why.trim() === '') {
    return fail('bad-request', '排除须写明理由。A dismissal needs a reason.', 'reason')
  }
  return await changeViolation(deps, command, {
    decide: async (violation, records) =>
      decideDismiss(violation, command.who, deps.clock.now(), await takeBackTime(records)),
    settleAlert: decideResolve,
    also: afterDecision(deps),
    label: { decision: 'dismissed', correction: command.correction ?? NO_CORRECTION },
  })
}
