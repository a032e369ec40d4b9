import {
  decideLook,
  freshPace,
  type HostBudget,
  type HostPace,
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
import type { Records, Transactions } from '../../ports/records/records.ts'
import { unlessAway } from '../outage/unless-away.ts'
import { steadyNow } from '../steady-time.ts'

export type PaceBookDeps = {
  readonly clock: Clock
  readonly transactions: Transactions
  /** Each platform's pace as this process last knew it. While the database is away each process keeps to its own. */
  readonly remembered: Map<string, HostPace>
}

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

type WaitingRequest = LookRequest & { readonly since: Duration; readonly heldBack: boolean }

/**
 * One transaction a decision: workers that share a database share the pace. While it is away a look goes by what is
 * remembered: a night without a database must not be a night without looks.
 */
export async function claimLook(
  deps: PaceBookDeps,
  budgeted: BudgetedHost,
  look: WaitingRequest,
): Promise<PaceDecision> {
  const { host, budget } = budgeted
  let decision: PaceDecision | null = null
  await unlessAway(async () => {
    decision = await claimInBook(deps, budgeted, look)
  })
  const now = steadyNow(deps.clock)
  decision ??= decideLook(
    now,
    deps.remembered.get(host) ?? freshPace(host, budget, now),
    budget,
    look,
  )
  if (decision.kind !== 'wait') deps.remembered.set(host, decision.pace)
  return decision
}

async function claimInBook(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  look: WaitingRequest,
): Promise<PaceDecision> {
  return await deps.transactions.run(async (records) => {
    const held = await records.hostPaces.hold(host)
    const now = steadyNow(deps.clock)
    const before = held ?? freshPace(host, budget, now)
    const decision = decideLook(now, before, budget, look)
    if (decision.kind === 'wait') {
      if (decision.mended !== null) await records.hostPaces.save(decision.mended)
      return decision
    }
    await records.hostPaces.save(decision.pace)
    // What the claim itself takes is no waiting.
    const waited = look.heldBack ? Math.round(deps.clock.monotonic() - look.since) : 0
    await changeHour(records, { host, budget }, deps.clock.now(), (row) =>
      enterStart(row, before, decision.pace, budget, waited),
    )
    return decision
  })
}

export async function settleAt(
  deps: PaceBookDeps,
  budgeted: BudgetedHost,
  id: string,
  end: LookEnd,
): Promise<void> {
  const { host, budget } = budgeted
  const known = deps.remembered.get(host)
  if (known !== undefined) {
    deps.remembered.set(host, settleLook(steadyNow(deps.clock), known, budget, id, end))
  }
  await unlessAway(() => settleInBook(deps, budgeted, id, end))
}

async function settleInBook(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  id: string,
  end: LookEnd,
): Promise<void> {
  await deps.transactions.run(async (records) => {
    const before = await records.hostPaces.hold(host)
    if (before === null) return
    const now = steadyNow(deps.clock)
    await records.hostPaces.save(settleLook(now, before, budget, id, end))
    if (end.kind !== 'pushed-back' && end.kind !== 'failed') return
    await changeHour(records, { host, budget }, deps.clock.now(), (row) => ({
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
  const write = () =>
    deps.transactions.run(async (records) => {
      await records.hostPaces.hold(host)
      await changeHour(records, { host, budget }, deps.clock.now(), (row) => ({
        ...row,
        refusals: row.refusals + count,
      }))
    })
  await unlessAway(write)
}
