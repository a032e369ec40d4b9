import type { PlatformView, PolitenessView } from '../../../app/queries/politeness-queries.ts'
import type { PolitenessReport } from '../../../contracts/politeness.ts'
import type { Room } from '../../../contracts/room.ts'
import type { Instant } from '../../../core/time/instant.ts'
import { formatInstant } from '../../../core/time/instant.ts'

const orNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

/** Said only while something holds looks back. */
export function presentRoomPlatform(view: PlatformView): NonNullable<Room['platform']> {
  const { pace, state, nextLookAt } = view
  const next = orNull(nextLookAt)
  const time = next === null ? '' : next.slice(11, 19)
  const words = {
    free: null,
    slowed: {
      zh: `平台限速中，下次 ${time}`,
      en: `slowed down for the platform, next look from ${time}`,
    },
    closed: {
      zh: `平台限速中，暂停查看，下次 ${time}`,
      en: `no looks for now, the platform pushed back or failed; next look from ${time}`,
    },
  }[state]
  return { name: pace.host, state, nextLookAt: next, words }
}

export const presentPoliteness = (view: PolitenessView): PolitenessReport => ({
  from: formatInstant(view.from),
  to: formatInstant(view.to),
  obeyed: view.breaches.length === 0,
  breaches: view.breaches.map(({ host, hour, what }) => ({
    name: host,
    hour: formatInstant(hour),
    what,
  })),
  platforms: view.platforms.map(({ pace, budget, state }) => ({
    name: pace.host,
    state,
    looksPerMinute: pace.looksPerMinute,
    budgetPerMinute: budget.looksPerMinute,
    budgetConcurrency: budget.concurrency,
    inFlight: pace.inFlight.length,
    failuresInARow: pace.failuresInARow,
    closedUntil: orNull(pace.closedUntil),
    closedBecause: pace.closedBecause,
    lastLookAt: orNull(pace.lastStartAt),
  })),
  hours: view.hours.map(({ host, hour, waitedMillis, ...row }) => ({
    ...row,
    name: host,
    hour: formatInstant(hour),
    waitedSeconds: waitedMillis / 1_000,
  })),
})
