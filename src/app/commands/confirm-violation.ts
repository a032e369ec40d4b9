import type { Result } from '../../core/fault.ts'
import { decideAcknowledge } from '../../core/violations/decide-alert.ts'
import { decideConfirm } from '../../core/violations/decide-review.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { changeViolation, type ViolationCommand } from './change-violation.ts'
import type { CommandDeps } from './command.ts'

/** A person has looked and finds it true. Its alert counts as seen. */
export const confirmViolation = (
  deps: CommandDeps,
  command: ViolationCommand,
): Promise<Result<Violation>> =>
  changeViolation(deps, command, { decide: decideConfirm, settleAlert: decideAcknowledge })
