import { hasRegion, jurisdictionOf } from '../../core/access/jurisdiction.ts'
import type { Result } from '../../core/fault.ts'
import { decideAcknowledge } from '../../core/violations/decide-alert.ts'
import { decideAssign, decideClaim, decideRelease } from '../../core/violations/decide-claim.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Account } from '../../ports/records/access/access-records.ts'
import { changeViolation, type ViolationCommand } from '../commands/change-violation.ts'
import { type CommandDeps, notFound } from '../commands/command.ts'
import { dealsWithCases } from './colleagues.ts'

/** Takes a violation to work on it alone, until the claim lapses. Its holder says so again to keep it. */
export const claimViolation = (
  deps: CommandDeps,
  command: ViolationCommand & { readonly takeOver: boolean },
): Promise<Result<Violation>> =>
  changeViolation(deps, command, {
    decide: (violation) => decideClaim(violation, command, deps.clock.now()),
    settleAlert: decideAcknowledge,
  })

/** Gives a claimed violation back. @param mayOverrule who may undo what others did may release what another holds. */
export const releaseViolation = (
  deps: CommandDeps,
  command: ViolationCommand & { readonly mayOverrule: boolean },
): Promise<Result<Violation>> =>
  changeViolation(deps, command, {
    decide: (violation) => decideRelease(violation, command, deps.clock.now()),
  })

const canBeGiven = (account: Account, { region }: Violation): boolean =>
  dealsWithCases(account) && hasRegion(jurisdictionOf(account.regions), region)

/** Says whose it is to deal with. @param assignee name of an account that may deal with it; `null`: nobody's in particular. */
export const assignViolation = (
  deps: CommandDeps,
  command: ViolationCommand & { readonly assignee: string | null },
): Promise<Result<Violation>> =>
  changeViolation(deps, command, {
    decide: async (violation, records) => {
      const { assignee } = command
      if (assignee === null) return decideAssign(violation, null)
      const account = await records.whole.accounts.findByName(assignee)
      if (account === null || !canBeGiven(account, violation)) return notFound('该账号', 'account')
      return decideAssign(violation, `user:${account.name}`)
    },
  })
