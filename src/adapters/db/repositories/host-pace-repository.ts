import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { HostPaces } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { hostHours, hostPaces } from '../schema/patrol.ts'

/** As in room-lock.ts: a number that no other two-part advisory lock uses; here the letters `pace`. */
const PACE_LOCKS = 0x70_61_63_65

export function createHostPaceRepository(database: DrizzleDatabase): HostPaces {
  return {
    async hold(host) {
      await database.execute(
        sql`select pg_advisory_xact_lock(${PACE_LOCKS}::int, hashtext(${host}))`,
      )
      const [row] = await database.select().from(hostPaces).where(eq(hostPaces.host, host))
      return row ?? null
    },
    all: async () => await database.select().from(hostPaces).orderBy(hostPaces.host),
    async save(pace) {
      await database
        .insert(hostPaces)
        .values(pace)
        .onConflictDoUpdate({ target: hostPaces.host, set: pace })
    },
    async hour(host, hour) {
      const [row] = await database
        .select()
        .from(hostHours)
        .where(and(eq(hostHours.host, host), eq(hostHours.hour, hour)))
      return row ?? null
    },
    async saveHour(row) {
      await database
        .insert(hostHours)
        .values(row)
        .onConflictDoUpdate({ target: [hostHours.host, hostHours.hour], set: row })
    },
    hours: async (from, to) =>
      await database
        .select()
        .from(hostHours)
        .where(and(gte(hostHours.hour, from), lt(hostHours.hour, to)))
        .orderBy(hostHours.hour, hostHours.host),
  }
}
