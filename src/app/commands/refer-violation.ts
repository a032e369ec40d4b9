import type { Result } from '../../core/fault.ts'
import { decideRefer } from '../../core/violations/decide-disposal.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { changeViolation, type ViolationCommand } from './change-violation.ts'
import type { CommandDeps } from './command.ts'

/** 移送: the reason names the authority it goes to. */
export const referViolation = (
  deps: CommandDeps,
  command: ViolationCommand,
): Promise<Result<Violation>> => changeViolation(deps, command, { decide: decideRefer })
