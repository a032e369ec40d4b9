import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { HostPaces } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { hostHours, hostPaces } from '../schema/patrol.ts'
import { isOneOf } from './conditions.ts'
import { upsertRows } from './many-rows.ts'

/** As in room-lock.ts: a number that no other two-part advisory lock uses; here the letters `pace`. */
const PACE_LOCKS = 0x70_61_63_65

const added = (name: string): string => `host_hours."${name}" + excluded."${name}"`
const largest = (name: string): string => `greatest(host_hours."${name}", excluded."${name}")`
/** What becomes of a row of the hour to which more is added. */
const ADDED: Readonly<Record<string, string>> = {
  looks: added('looks'),
  budgetPerMinute: largest('budget_per_minute'),
  budgetConcurrency: largest('budget_concurrency'),
  // `least` passes over what is null.
  shortestGapMillis: 'least(host_hours.shortest_gap_millis, excluded.shortest_gap_millis)',
  mostInFlight: largest('most_in_flight'),
  waits: added('waits'),
  waitedMillis: added('waited_millis'),
  refusals: added('refusals'),
  pushedBack: added('pushed_back'),
  failed: added('failed'),
  overruns: added('overruns'),
}

export function createHostPaceRepository(database: DrizzleDatabase): HostPaces {
  const locked = async (host: string) => {
    const rows = database.select().from(hostPaces).where(eq(hostPaces.host, host))
    const [row] = await rows.for('update')
    return row ?? null
  }
  return {
    async hold(host) {
      const standing = await locked(host)
      if (standing !== null) return standing
      // There is no row to lock: the first of those who look at it for the first time makes it, the others wait for him,
      // and then for whoever came later, found his row and holds it.
      await database.execute(
        sql`select pg_advisory_xact_lock(${PACE_LOCKS}::int, hashtext(${host}))`,
      )
      return await locked(host)
    },
    all: async () => await database.select().from(hostPaces).orderBy(hostPaces.host),
    holdFree: async (hosts) =>
      await database
        .select()
        .from(hostPaces)
        .where(isOneOf(hostPaces.host, hosts))
        .orderBy(hostPaces.host)
        .for('update', { skipLocked: true }),
    saveMany: (paces) => upsertRows(database, hostPaces, paces),
    addToHours: (more) => upsertRows(database, hostHours, more, ADDED),
    hours: async (from, to) =>
      await database
        .select()
        .from(hostHours)
        .where(and(gte(hostHours.hour, from), lt(hostHours.hour, to)))
        .orderBy(hostHours.hour, hostHours.host),
  }
}
