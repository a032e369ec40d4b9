import type { Result } from '../../core/fault.ts'
import { settlesCase } from '../../core/letters/letter.ts'
import { decideResolve } from '../../core/violations/decide-alert.ts'
import { decideClose } from '../../core/violations/decide-disposal.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { changeViolation, type ViolationCommand } from './change-violation.ts'
import type { CommandDeps } from './command.ts'

/** 结案归档, after a referral, a proven cut, or a letter after which the room was proven to be off air. */
export const closeViolation = (
  deps: CommandDeps,
  command: ViolationCommand,
): Promise<Result<Violation>> =>
  changeViolation(deps, command, {
    decide: async (violation, records) => {
      const orders = await records.cutOrders.ofViolation(violation.id)
      const letters = await records.letters.ofViolation(violation.id)
      // `held` and `undone` come after the proof; the moment of proof stays written in the order.
      return decideClose(
        violation,
        orders.some(({ verifiedAt }) => verifiedAt !== null) || letters.some(settlesCase),
      )
    },
    settleAlert: decideResolve,
  })
