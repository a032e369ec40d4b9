import type { Result } from '../../core/fault.ts'
import { decideAcknowledge } from '../../core/violations/decide-alert.ts'
import { decideClaim } from '../../core/violations/decide-review.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { changeViolation, type ViolationCommand } from './change-violation.ts'
import type { CommandDeps } from './command.ts'

/** Takes a violation to work on it alone. Claiming what one holds already changes nothing. */
export const claimViolation = (
  deps: CommandDeps,
  command: ViolationCommand,
): Promise<Result<Violation>> =>
  changeViolation(deps, command, {
    decide: (violation) => decideClaim(violation, command.who),
    settleAlert: decideAcknowledge,
  })
