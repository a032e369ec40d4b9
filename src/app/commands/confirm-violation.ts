import type { Result } from '../../core/fault.ts'
import { decideAcknowledge } from '../../core/violations/decide-alert.ts'
import { decideConfirm } from '../../core/violations/decide-review.ts'
import { type Correction, NO_CORRECTION } from '../../core/violations/operator-label.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { afterDecision } from '../quality/after-decision.ts'
import type { DecisionDeps } from '../quality/note-decision.ts'
import { takeBackTime } from '../upkeep/take-back-time.ts'
import { changeViolation, type ViolationCommand } from './change-violation.ts'

export type ConfirmCommand = ViolationCommand & {
  readonly correction?: Pick<Correction, 'subject' | 'stage'>
}

/** A person has looked and finds it true, with the right subject and stage where the machine's were wrong. */
export const confirmViolation = (
  deps: DecisionDeps,
  command: ConfirmCommand,
): Promise<Result<Violation>> =>
  changeViolation(deps, command, {
    decide: async (violation, records) =>
      decideConfirm(violation, command.who, deps.clock.now(), await takeBackTime(records)),
    settleAlert: decideAcknowledge,
    also: afterDecision(deps),
    label: { decision: 'confirmed', correction: { ...NO_CORRECTION, ...command.correction } },
  })
