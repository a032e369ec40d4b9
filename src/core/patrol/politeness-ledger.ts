import { between, type Instant } from '../time/instant.ts'
import { type HostBudget, type HostPace, pauseOf } from './politeness.ts'

/** What one platform was asked in one hour. Written with every look, by the worker that looks. */
export type HostHour = {
  readonly host: string
  /** Begin of the hour. */
  readonly hour: Instant
  readonly looks: number
  /** The budget in force; the largest when it was changed within the hour. */
  readonly budgetPerMinute: number
  readonly budgetConcurrency: number
  /** The shortest time between two starts; `null` before the second. */
  readonly shortestGapMillis: number | null
  readonly mostInFlight: number
  /** Looks that had to wait, and for how long in all. */
  readonly waits: number
  readonly waitedMillis: number
  /** Looks that were given up because the budget did not allow them in time. */
  readonly refusals: number
  readonly pushedBack: number
  readonly failed: number
  /** Looks that broke the budget of their moment. Any number but 0 is a bug. */
  readonly overruns: number
}

const HOUR_MILLISECONDS = 3_600_000

export const hourOf = (at: Instant): Instant => (at - (at % HOUR_MILLISECONDS)) as Instant

export const emptyHour = (host: string, at: Instant, budget: HostBudget): HostHour => ({
  host,
  hour: hourOf(at),
  looks: 0,
  budgetPerMinute: budget.looksPerMinute,
  budgetConcurrency: budget.concurrency,
  shortestGapMillis: null,
  mostInFlight: 0,
  waits: 0,
  waitedMillis: 0,
  refusals: 0,
  pushedBack: 0,
  failed: 0,
  overruns: 0,
})

/** The row of an hour, with what came to it: numbers add up, the shortest, the most and the largest stand. */
export const addedTo = (row: HostHour, more: HostHour): HostHour => ({
  ...row,
  looks: row.looks + more.looks,
  budgetPerMinute: Math.max(row.budgetPerMinute, more.budgetPerMinute),
  budgetConcurrency: Math.max(row.budgetConcurrency, more.budgetConcurrency),
  shortestGapMillis:
    row.shortestGapMillis === null || more.shortestGapMillis === null
      ? (row.shortestGapMillis ?? more.shortestGapMillis)
      : Math.min(row.shortestGapMillis, more.shortestGapMillis),
  mostInFlight: Math.max(row.mostInFlight, more.mostInFlight),
  waits: row.waits + more.waits,
  waitedMillis: row.waitedMillis + more.waitedMillis,
  refusals: row.refusals + more.refusals,
  pushedBack: row.pushedBack + more.pushedBack,
  failed: row.failed + more.failed,
  overruns: row.overruns + more.overruns,
})

/**
 * Enters the start of a look. Measures gap, concurrency and closure by itself, from what was there before and the
 * budget of the moment, so that a wrong decision shows up here as an overrun.
 */
export function enterStart(
  row: HostHour,
  before: HostPace,
  after: HostPace,
  budget: HostBudget,
  waitedMillis: number,
): HostHour {
  const at = after.lastStartAt ?? row.hour
  const last = before.lastStartAt
  const gap = last === null || last > at ? null : between(last, at)
  const tooSoon = gap !== null && gap < pauseOf(budget.looksPerMinute)
  const tooMany = after.inFlight.length > budget.concurrency
  return {
    ...row,
    looks: row.looks + 1,
    budgetPerMinute: Math.max(row.budgetPerMinute, budget.looksPerMinute),
    budgetConcurrency: Math.max(row.budgetConcurrency, budget.concurrency),
    shortestGapMillis:
      gap === null ? row.shortestGapMillis : Math.min(gap, row.shortestGapMillis ?? gap),
    mostInFlight: Math.max(row.mostInFlight, after.inFlight.length),
    waits: row.waits + (waitedMillis > 0 ? 1 : 0),
    waitedMillis: row.waitedMillis + waitedMillis,
    overruns: row.overruns + (tooSoon || tooMany ? 1 : 0),
  }
}

export type LedgerBreach = {
  readonly host: string
  readonly hour: Instant
  readonly what: 'overruns' | 'rate' | 'gap' | 'concurrency'
}

/**
 * Holds the ledger against the budgets it names. Empty: the budget was obeyed in every minute of every hour, because
 * no two looks were closer together than the rate allows and never more than allowed were under way.
 */
export function breachesOf(rows: readonly HostHour[]): readonly LedgerBreach[] {
  return rows.flatMap((row) => {
    const { host, hour } = row
    const found: LedgerBreach[] = []
    if (row.overruns > 0) found.push({ host, hour, what: 'overruns' })
    if (row.looks > Math.ceil(HOUR_MILLISECONDS / pauseOf(row.budgetPerMinute))) {
      found.push({ host, hour, what: 'rate' })
    }
    if (row.shortestGapMillis !== null && row.shortestGapMillis < pauseOf(row.budgetPerMinute)) {
      found.push({ host, hour, what: 'gap' })
    }
    if (row.mostInFlight > row.budgetConcurrency) found.push({ host, hour, what: 'concurrency' })
    return found
  })
}
