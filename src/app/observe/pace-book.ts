import {
  decideLook,
  freshPace,
  type HostBudget,
  type LookRequest,
  type PaceDecision,
} from '../../core/patrol/politeness.ts'
import { type LookEnd, settleLook } from '../../core/patrol/politeness-feedback.ts'
import {
  emptyHour,
  enterStart,
  type HostHour,
  hourOf,
} from '../../core/patrol/politeness-ledger.ts'
import type { Duration } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records.ts'

export type PaceBookDeps = { readonly clock: Clock; readonly transactions: Transactions }

/** A platform with the budget it has today. */
export type BudgetedHost = { readonly host: string; readonly budget: HostBudget }

async function changeHour(
  records: Records,
  { host, budget }: BudgetedHost,
  at: Instant,
  change: (row: HostHour) => HostHour,
): Promise<void> {
  const row = await records.hostPaces.hour(host, hourOf(at))
  await records.hostPaces.saveHour(change(row ?? emptyHour(host, at, budget)))
}

/** One transaction a decision: workers that share a database share the pace. */
export async function claimLook(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  look: LookRequest & { readonly since: Duration; readonly heldBack: boolean },
): Promise<PaceDecision> {
  return await deps.transactions.run(async (records) => {
    const held = await records.hostPaces.hold(host)
    const now = deps.clock.now()
    const before = held ?? freshPace(host, budget, now)
    const decision = decideLook(now, before, budget, look)
    if (decision.kind === 'wait') return decision
    await records.hostPaces.save(decision.pace)
    // What the claim itself takes is no waiting.
    const waited = look.heldBack ? Math.round(deps.clock.monotonic() - look.since) : 0
    await changeHour(records, { host, budget }, now, (row) =>
      enterStart(row, before, decision.pace, budget, waited),
    )
    return decision
  })
}

export async function settleAt(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  id: string,
  end: LookEnd,
): Promise<void> {
  await deps.transactions.run(async (records) => {
    const before = await records.hostPaces.hold(host)
    if (before === null) return
    const now = deps.clock.now()
    await records.hostPaces.save(settleLook(now, before, budget, id, end))
    if (end.kind !== 'pushed-back' && end.kind !== 'failed') return
    await changeHour(records, { host, budget }, now, (row) => ({
      ...row,
      pushedBack: row.pushedBack + (end.kind === 'pushed-back' ? 1 : 0),
      failed: row.failed + (end.kind === 'failed' ? 1 : 0),
    }))
  })
}

export async function enterRefusals(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  count: number,
): Promise<void> {
  await deps.transactions.run(async (records) => {
    await records.hostPaces.hold(host)
    await changeHour(records, { host, budget }, deps.clock.now(), (row) => ({
      ...row,
      refusals: row.refusals + count,
    }))
  })
}
