import { type Result, succeed } from '../../core/fault.ts'
import { type Followed, whatFollowed } from '../../core/letters/what-followed.ts'
import { decideReopenAlert } from '../../core/violations/decide-alert.ts'
import { decideReopen, decideTakeBack } from '../../core/violations/decide-take-back.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { changeViolation, type ViolationCommand } from '../commands/change-violation.ts'
import type { CommandDeps } from '../commands/command.ts'
import { voidReviews } from '../quality/note-decision.ts'

/** The violation as it is open again, and what had been done upon the decision. */
export type TakenBack = { readonly violation: Violation; readonly followed: readonly Followed[] }

async function withFollowed(
  { transactions }: CommandDeps,
  changed: Promise<Result<Violation>>,
): Promise<Result<TakenBack>> {
  const result = await changed
  if (!result.ok) return result
  const followed = await followedUpon({ transactions }, result.value.id)
  return succeed({ violation: result.value, followed })
}

/** All that was done upon a case: a cut that stands is not undone by who dismisses it, and has to be told. */
export const followedUpon = (
  { transactions }: Pick<CommandDeps, 'transactions'>,
  id: string,
): Promise<readonly Followed[]> =>
  transactions.run(async ({ cutOrders, letters }) =>
    whatFollowed(await cutOrders.ofViolation(id), await letters.ofViolation(id)),
  )

async function standingLetters({ letters }: Records, { id }: Violation): Promise<number> {
  return (await letters.ofViolation(id)).filter(({ status }) => status !== 'withdrawn').length
}

/**
 * Takes a confirmation back while it is young. What was said with it is no longer learned from. Nothing else is undone:
 * what followed is told, so that each can be taken back by who knows why.
 */
export const takeBackConfirmation = (
  deps: CommandDeps,
  command: ViolationCommand & { readonly mayOverrule: boolean },
): Promise<Result<TakenBack>> => {
  const changed = changeViolation(deps, command, {
    decide: async (violation, records) => {
      const letters = await standingLetters(records, violation)
      return decideTakeBack(violation, { ...command, letters }, deps.clock.now())
    },
    forgetLabels: true,
    also: (records, { id }) => voidReviews(records, id),
  })
  return withFollowed(deps, changed)
}

/** Goes back on a decision of any age, with a reason. */
export const reopenViolation = (
  deps: CommandDeps,
  command: ViolationCommand & { readonly mayOverrule: boolean },
): Promise<Result<TakenBack>> => {
  const changed = changeViolation(deps, command, {
    decide: async (violation, records) => {
      const letters = await standingLetters(records, violation)
      return decideReopen(violation, { ...command, letters }, deps.clock.now())
    },
    settleAlert: decideReopenAlert,
    forgetLabels: true,
    also: (records, { id }) => voidReviews(records, id),
  })
  return withFollowed(deps, changed)
}
