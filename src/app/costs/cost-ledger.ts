import { addCosts, type LookCost, NO_COST } from '../../core/patrol/cost/look-cost.ts'
import {
  apportion,
  type LookWork,
  NO_WORK,
  type WorkCount,
} from '../../core/patrol/cost/look-work.ts'
import { type LiveRoom, type RoomTier, tierOf } from '../../core/registry/live-room.ts'
import type { Duration } from '../../core/time/duration.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CostRow } from '../../ports/records/look-costs.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { CountWork, ProcessorTime, WorkMeter } from '../../ports/work-meter.ts'
import { unlessAway } from '../outage/unless-away.ts'

export type CostLedgerDeps = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly meter: WorkMeter
  readonly processor: ProcessorTime
  readonly transactions: Transactions
}

/** Of one watch. */
export type WatchCosts = {
  /** What `work` does is the room's; left alone, it is part of no look. */
  aside<T>(work: () => Promise<T>): Promise<T>
  /** As `aside`, and counts as a look. */
  look<T>(work: () => Promise<T>): Promise<T>
  /** The sweep that has the room from now on; `undefined`: none. */
  heldBy(sweep: string | undefined): void
}

/** Of this process since it began: by tier of the room and kind of look; `idle` is what was spent while nobody looked. */
export type CostTotals = readonly {
  readonly tier: RoomTier | 'none'
  readonly look: 'watch' | 'probe' | 'idle'
  readonly cost: LookCost
}[]

export type CostLedger = {
  probe<T>(room: LiveRoom, sweep: string | undefined, work: () => Promise<T>): Promise<T>
  watch(room: LiveRoom, sweep: string | undefined): WatchCosts
  /** Shares out what was spent since the last time. */
  settle(): Promise<void>
  /** Writes down what was shared out; what could not be written waits for the next time. */
  flush(): Promise<void>
  totals(): CostTotals
}

type Account = { readonly tier: RoomTier; readonly sweep: string; readonly roomId: string }
type Open = { readonly account: Account; work: LookWork; watched: Duration }

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)

/** Processor time since the last reading; what was there before the first is the start's. */
function createSpending(processor: ProcessorTime) {
  let last: { readonly own: number; readonly children: number | null } | null = null
  return async (): Promise<Duration> => {
    const now = await processor.read()
    const before = last
    last = now
    if (before === null) return 0 as Duration
    const children = Math.max(0, (now.children ?? 0) - (before.children ?? 0))
    return (now.own - before.own + children) as Duration
  }
}

/** Sums by key; what is taken out is gone. */
function createSums<Name>() {
  const sums = new Map<string, { readonly name: Name; readonly cost: LookCost }>()
  return {
    add(key: string, name: Name, cost: LookCost): void {
      sums.set(key, { name, cost: addCosts(sums.get(key)?.cost ?? NO_COST, cost) })
    },
    all: () => [...sums.values()],
    clear: () => sums.clear(),
  }
}

/** What was done since it was closed last, by account. */
function createAccounts() {
  let open = new Map<string, Open>()
  const entry = (account: Account): Open => {
    const key = keyOf(account.tier, account.sweep, account.roomId)
    const known = open.get(key) ?? { account, work: NO_WORK, watched: 0 as Duration }
    open.set(key, known)
    return known
  }
  return {
    entry,
    counter:
      (account: Account): CountWork =>
      (what, amount) => {
        const one = entry(account)
        one.work = { ...one.work, [what]: one.work[what] + amount }
      },
    close: (): ReadonlyMap<string, Open> => {
      const closed = open
      open = new Map()
      return closed
    },
  }
}

/**
 * What looks cost, in memory: work is counted where it is done, processor time is read as a whole once in a while and shared
 * out, and rows are written every few minutes, none for a single look. Bytes are exact, processor time is a share.
 */
export function createCostLedger(deps: CostLedgerDeps): CostLedger {
  const { clock, meter, transactions } = deps
  const spending = createSpending(deps.processor)
  const accounts = createAccounts()
  const waiting = createSums<Pick<CostRow, 'day' | 'sweep' | 'roomId'>>()
  const totals = createSums<Pick<CostTotals[number], 'tier' | 'look'>>()

  function shareOut({ account, work, watched }: Open, cpu: Duration): void {
    const { tier, sweep, roomId } = account
    const { bytes, looks, probes } = work
    const cost = { cpu, bytes, watched, looks, probes }
    const day = civilDateOf(clock.now())
    waiting.add(keyOf(day, sweep, roomId), { day, sweep, roomId }, cost)
    const look = roomId === '' ? 'probe' : 'watch'
    totals.add(keyOf(tier, look), { tier, look }, cost)
  }

  function putBack(rows: readonly CostRow[]): void {
    for (const { day, sweep, roomId, ...cost } of rows) {
      waiting.add(keyOf(day, sweep, roomId), { day, sweep, roomId }, cost)
    }
  }

  return {
    probe(room, sweep = '', work) {
      const count = accounts.counter({ tier: tierOf(room), sweep, roomId: '' })
      count('probes', 1)
      return meter.measure(count, work)
    },
    watch(room, sweep = '') {
      let account: Account = { tier: tierOf(room), sweep, roomId: room.id }
      let since = clock.monotonic()
      const count = (what: WorkCount, amount: number) => accounts.counter(account)(what, amount)
      return {
        aside: (work) => meter.measure(count, work),
        async look(work) {
          count('looks', 1)
          try {
            return await meter.measure(count, work)
          } finally {
            const now = clock.monotonic()
            const one = accounts.entry(account)
            one.watched = (one.watched + now - since) as Duration
            since = now
          }
        },
        heldBy: (name = '') => {
          account = { ...account, sweep: name }
        },
      }
    },
    async settle() {
      const spent = await spending()
      const closed = accounts.close()
      const shares = apportion(spent, new Map([...closed].map(([key, { work }]) => [key, work])))
      for (const [key, one] of closed) shareOut(one, shares.get(key) ?? (0 as Duration))
      if (shares.size > 0) return
      totals.add('idle', { tier: 'none', look: 'idle' }, { ...NO_COST, cpu: spent })
    },
    async flush() {
      const rows = waiting.all().map(({ name, cost }) => ({ ...name, ...cost }))
      if (rows.length === 0) return
      waiting.clear()
      let written = false
      try {
        written = await unlessAway(() =>
          transactions.run(({ lookCosts }) => lookCosts.addMany(rows)),
        )
      } finally {
        if (!written) putBack(rows)
      }
    },
    totals: () => totals.all().map(({ name, cost }) => ({ ...name, cost })),
  }
}

/** Where nobody counts. */
const UNCOUNTED: Pick<CostLedger, 'probe' | 'watch'> = {
  probe: (_room, _sweep, work) => work(),
  watch: () => ({
    aside: (work) => work(),
    look: (work) => work(),
    heldBy: () => undefined,
  }),
}

export type Costed = {
  /** Left out: nobody counts what looks cost. */
  readonly costs?: Pick<CostLedger, 'probe' | 'watch'>
}

export const costsOf = ({ costs }: Costed): Pick<CostLedger, 'probe' | 'watch'> =>
  costs ?? UNCOUNTED
