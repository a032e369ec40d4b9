import { freshPace, type HostBudget, type HostPace, paceAt } from '../../core/patrol/politeness.ts'
import {
  budgetOfHost,
  budgetOfUrl,
  type PolitenessRules,
} from '../../core/patrol/politeness-host.ts'
import {
  breachesOf,
  type HostHour,
  type LedgerBreach,
} from '../../core/patrol/politeness-ledger.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, later, minus, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'

export type PlatformState = 'free' | 'slowed' | 'closed'

/** A platform as it may be looked at right now. */
export type PlatformView = {
  readonly pace: HostPace
  readonly budget: HostBudget
  readonly state: PlatformState
  /** `null` while nothing holds looks back. */
  readonly nextLookAt: Instant | null
}

export type PolitenessView = {
  readonly from: Instant
  readonly to: Instant
  readonly platforms: readonly PlatformView[]
  readonly hours: readonly HostHour[]
  readonly breaches: readonly LedgerBreach[]
}

export type PolitenessQueryDeps = {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
  readonly politeness: () => PolitenessRules
}

function viewOf(kept: HostPace, budget: HostBudget, now: Instant): PlatformView {
  const pace = paceAt(kept, budget, now)
  if (pace.closedUntil !== null) {
    return { pace, budget, state: 'closed', nextLookAt: pace.closedUntil }
  }
  const slowed = pace.looksPerMinute < budget.looksPerMinute
  return {
    pace,
    budget,
    state: slowed ? 'slowed' : 'free',
    nextLookAt: slowed ? later(pace.nextStartAt, now) : null,
  }
}

/** What the platform of a room's first address allows; `null` when the room has none. */
export function platformOfRoom(
  rules: PolitenessRules,
  paces: readonly HostPace[],
  room: LiveRoom,
  now: Instant,
): PlatformView | null {
  const url = room.streamUrls[0] ?? room.pageUrl
  const found = url === null ? null : budgetOfUrl(rules, url)
  if (found === null) return null
  const kept = paces.find(({ host }) => host === found.host)
  return viewOf(kept ?? freshPace(found.host, found.budget, now), found.budget, now)
}

/** Pace and ledger of every platform, with the proof that the budgets were obeyed. */
export function createPolitenessQueries(deps: PolitenessQueryDeps) {
  return {
    report: async (span: { readonly from?: Instant; readonly to?: Instant }) => {
      const now = deps.clock.now()
      const to = span.to ?? plus(now, hours(1))
      const from = span.from ?? minus(to, hours(25))
      const rules = deps.politeness()
      return await deps.transactions.run(async (records): Promise<PolitenessView> => {
        const paces = await records.hostPaces.all()
        const rows = await records.hostPaces.hours(from, to)
        return {
          from,
          to,
          platforms: paces.map((pace) => viewOf(pace, budgetOfHost(rules, pace.host), now)),
          hours: rows,
          breaches: breachesOf(rows),
        }
      })
    },
  }
}
