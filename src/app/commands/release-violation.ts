import type { Result } from '../../core/fault.ts'
import { decideRelease } from '../../core/violations/decide-review.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { changeViolation, type ViolationCommand } from './change-violation.ts'
import type { CommandDeps } from './command.ts'

/** Gives a claimed violation back. @param mayOverrule an administrator may release what another holds. */
export const releaseViolation = (
  deps: CommandDeps,
  command: ViolationCommand & { readonly mayOverrule: boolean },
): Promise<Result<Violation>> =>
  changeViolation(deps, command, {
    decide: (violation) => decideRelease(violation, command.who, command.mayOverrule),
  })
