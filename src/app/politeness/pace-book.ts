import {
  freshPace,
  type HostBudget,
  type HostPace,
  type LookRequest,
} from '../../core/patrol/politeness.ts'
import { type LookEnd, settleLook } from '../../core/patrol/politeness-feedback.ts'
import { emptyHour, enterStart, type HostHour } from '../../core/patrol/politeness-ledger.ts'
import { decideTurns, type Turns } from '../../core/patrol/politeness-turns.ts'
import type { Duration } from '../../core/time/duration.ts'
import { between, type Instant } from '../../core/time/instant.ts'
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

/** A look that is over. */
export type EndedLook = { readonly id: string; readonly end: LookEnd }

export type WaitingRequest = LookRequest & { readonly since: Duration; readonly heldBack: boolean }

/** What a platform has to settle and to decide: looks that are over, and looks that want to start. */
export type AtTheBook<Look extends WaitingRequest> = BudgetedHost & {
  readonly ended: readonly EndedLook[]
  readonly looks: readonly Look[]
}

/** What comes to the records of one platform. */
type Entry<Look extends WaitingRequest> = {
  readonly turns: Turns<Look>
  readonly pace: HostPace | null
  readonly hour: HostHour | null
}

const settled = (
  now: Instant,
  pace: HostPace,
  budget: HostBudget,
  ended: readonly EndedLook[],
): HostPace => ended.reduce((after, { id, end }) => settleLook(now, after, budget, id, end), pace)

const countOf = (ended: readonly EndedLook[], kind: LookEnd['kind']): number =>
  ended.filter(({ end }) => end.kind === kind).length

function entryOf<Look extends WaitingRequest>(
  clock: Clock,
  { host, budget, ended, looks }: AtTheBook<Look>,
  held: HostPace | null,
): Entry<Look> {
  const now = steadyNow(clock)
  const known = held ?? freshPace(host, budget, now)
  const turns = decideTurns(now, settled(now, known, budget, ended), budget, looks)
  const settles = held !== null && ended.length > 0
  const pace = turns.changed || settles ? turns.pace : null
  const pushedBack = countOf(ended, 'pushed-back')
  const failed = countOf(ended, 'failed')
  if (turns.given.length === 0 && pushedBack + failed === 0) return { turns, pace, hour: null }
  const nothing = emptyHour(host, clock.now(), budget)
  const hour = turns.given.reduce(
    (row, { look, at, before, after }) => {
      // What the claim itself takes is no waiting.
      const stood = look.heldBack ? clock.monotonic() - look.since : 0
      return enterStart(row, before, after, budget, Math.round(stood + between(now, at)))
    },
    { ...nothing, pushedBack, failed },
  )
  return { turns, pace, hour }
}

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value])

async function keep<Look extends WaitingRequest>(
  { hostPaces }: Records,
  entries: readonly Entry<Look>[],
): Promise<void> {
  const paces = entries.flatMap(({ pace }) => present(pace))
  const hours = entries.flatMap(({ hour }) => present(hour))
  if (paces.length > 0) await hostPaces.saveMany(paces)
  if (hours.length > 0) await hostPaces.addToHours(hours)
}

/**
 * One transaction for all that a platform has to settle and to decide at the moment: workers that share a database share
 * the pace. While it is away looks go by what is remembered: a night without a database must not be a night without
 * looks.
 */
export async function takeAlone<Look extends WaitingRequest>(
  deps: PaceBookDeps,
  asked: AtTheBook<Look>,
): Promise<Turns<Look>> {
  let turns: Turns<Look> | null = null
  await unlessAway(async () => {
    turns = await deps.transactions.run(async (records) => {
      const held = await records.hostPaces.hold(asked.host)
      const entry = entryOf(deps.clock, asked, held)
      await keep(records, [entry])
      return entry.turns
    })
  })
  const known = deps.remembered.get(asked.host) ?? null
  const taken = turns ?? entryOf(deps.clock, asked, known).turns
  deps.remembered.set(asked.host, taken.pace)
  return taken
}

/**
 * The same for several platforms, in one transaction that waits for nobody: what of them another worker holds at the moment,
 * or what was never looked at, is left out, and is for `takeAlone`.
 */
export async function takeTogether<Look extends WaitingRequest>(
  deps: PaceBookDeps,
  asked: readonly AtTheBook<Look>[],
): Promise<ReadonlyMap<string, Turns<Look>>> {
  let taken: ReadonlyMap<string, Turns<Look>> = new Map()
  await unlessAway(async () => {
    taken = await deps.transactions.run(async (records) => {
      const held = await records.hostPaces.holdFree(asked.map(({ host }) => host))
      const paces = new Map(held.map((pace) => [pace.host, pace]))
      const entries = asked.flatMap((one) => {
        const pace = paces.get(one.host)
        return pace === undefined ? [] : [entryOf(deps.clock, one, pace)]
      })
      await keep(records, entries)
      return new Map(entries.map(({ turns }) => [turns.pace.host, turns]))
    })
  })
  for (const [host, { pace }] of taken) deps.remembered.set(host, pace)
  return taken
}

export async function enterRefusals(
  deps: PaceBookDeps,
  { host, budget }: BudgetedHost,
  count: number,
): Promise<void> {
  const write = () =>
    deps.transactions.run(async (records) => {
      const nothing = emptyHour(host, deps.clock.now(), budget)
      await records.hostPaces.addToHours([{ ...nothing, refusals: count }])
    })
  await unlessAway(write)
}
