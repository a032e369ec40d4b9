import type { HostBudget } from '../politeness.ts'
import { budgetOfHost, type PolitenessRules } from '../politeness-host.ts'
import type { Cadence, PatrolSweep } from '../sweep.ts'

/** A cadence that a platform's budget has no room for, even with one room on it. */
export type BeyondBudget = {
  readonly platform: string
  /** The shorter of the two cadences, in seconds. */
  readonly seconds: number
  /** What the budget allows one look in. */
  readonly allowedSeconds: number
  /** The sweep is about platforms like this one only: it can never be kept. */
  readonly never: boolean
}

const secondsAllowed = ({ looksPerMinute }: HostBudget): number => 60 / looksPerMinute

const shortest = (cadences: readonly Cadence[]): number =>
  Math.min(...cadences.flatMap(({ probeSeconds, watchSeconds }) => [probeSeconds, watchSeconds]))

/** Platforms in the sweep's scope that may not be looked at as often as it wants. */
export function beyondBudgets(sweep: PatrolSweep, rules: PolitenessRules): readonly BeyondBudget[] {
  const seconds = shortest([sweep.cadence, ...Object.values(sweep.tierCadence ?? {})])
  const named = sweep.platforms ?? []
  const budgets =
    named.length > 0
      ? named.map((platform) => ({ platform, budget: budgetOfHost(rules, platform) }))
      : [
          ...rules.rules.map(({ name, budget }) => ({ platform: name, budget })),
          { platform: 'default', budget: rules.others },
        ]
  const beyond = budgets
    .map(({ platform, budget }) => ({ platform, allowed: secondsAllowed(budget) }))
    .filter(({ allowed }) => seconds < allowed)
  const never = beyond.length === budgets.length
  return beyond.map(({ platform, allowed }) => ({
    platform,
    seconds,
    allowedSeconds: Math.round(allowed * 10) / 10,
    never,
  }))
}
