import {
  freshPace,
  type HostBudget,
  type HostPace,
  type LookRequest,
} from '../../core/patrol/politeness.ts'
import { type LookEnd, settleLook } from '../../core/patrol/politeness-feedback.ts'
import { emptyHour, enterStart } from '../../core/patrol/politeness-ledger.ts'
import { decideTurns, type Turns } from '../../core/patrol/politeness-turns.ts'
import type { Duration } from '../../core/time/duration.ts'
import { between, type Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'
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

/** A look that is over. */
export type EndedLook = { readonly id: string; readonly end: LookEnd }

type WaitingRequest = LookRequest & { readonly since: Duration; readonly heldBack: boolean }

/** Looks that are over, and looks that want to start, of one platform: what one transaction is about. */
export type AtTheBook<Look extends WaitingRequest> = {
  readonly ended: readonly EndedLook[]
  readonly looks: readonly Look[]
}

const settled = (
  now: Instant,
  pace: HostPace,
  budget: HostBudget,
  ended: readonly EndedLook[],
): HostPace => ended.reduce((after, { id, end }) => settleLook(now, after, budget, id, end), pace)

const countOf = (ended: readonly EndedLook[], kind: LookEnd['kind']): number =>
  ended.filter(({ end }) => end.kind === kind).length

/**
 * One transaction for all that a platform has to settle and to decide at the moment: workers that share a database share
 * the pace. While it is away looks go by what is remembered: a night without a database must not be a night without
 * looks.
 */
export async function takeTurns<Look extends WaitingRequest>(
  deps: PaceBookDeps,
  budgeted: BudgetedHost,
  asked: AtTheBook<Look>,
): Promise<Turns<Look>> {
  const { host, budget } = budgeted
  let turns: Turns<Look> | null = null
  await unlessAway(async () => {
    turns = await takeInBook(deps, budgeted, asked)
  })
  if (turns === null) {
    const now = steadyNow(deps.clock)
    const known = deps.remembered.get(host) ?? freshPace(host, budget, now)
    turns = decideTurns(now, settled(now, known, budget, asked.ended), budget, asked.looks)
  }
  const { pace } = turns as Turns<Look>
  deps.remembered.set(host, pace)
  return turns
}

async function takeInBook<Look extends WaitingRequest>(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  { ended, looks }: AtTheBook<Look>,
): Promise<Turns<Look>> {
  return await deps.transactions.run(async (records) => {
    const held = await records.hostPaces.hold(host)
    const now = steadyNow(deps.clock)
    const known = held ?? freshPace(host, budget, now)
    const turns = decideTurns(now, settled(now, known, budget, ended), budget, looks)
    const settles = held !== null && ended.length > 0
    if (turns.changed || settles) await records.hostPaces.save(turns.pace)
    const pushedBack = countOf(ended, 'pushed-back')
    const failed = countOf(ended, 'failed')
    if (turns.given.length === 0 && pushedBack + failed === 0) return turns
    const nothing = emptyHour(host, deps.clock.now(), budget)
    const happened = turns.given.reduce(
      (row, { look, at, before, after }) => {
        // What the claim itself takes is no waiting.
        const stood = look.heldBack ? deps.clock.monotonic() - look.since : 0
        return enterStart(row, before, after, budget, Math.round(stood + between(now, at)))
      },
      { ...nothing, pushedBack, failed },
    )
    await records.hostPaces.addToHour(happened)
    return turns
  })
}

export async function enterRefusals(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  count: number,
): Promise<void> {
  const write = () =>
    deps.transactions.run(async (records) => {
      const nothing = emptyHour(host, deps.clock.now(), budget)
      await records.hostPaces.addToHour({ ...nothing, refusals: count })
    })
  await unlessAway(write)
}
