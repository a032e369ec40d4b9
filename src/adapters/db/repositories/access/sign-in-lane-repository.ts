import { desc, inArray, sql } from 'drizzle-orm'
import { MOST_LANES } from '../../../../core/access/sign-in-limits.ts'
import { instantOfEpochMilliseconds } from '../../../../core/time/instant.ts'
import type { SignInLanes } from '../../../../ports/records/access/access-records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { signInLanes as table } from '../../schema/accounts.ts'

export const createSignInLaneRepository = (database: DrizzleDatabase): SignInLanes => ({
  async hold(keys) {
    // In one order everywhere, or two tries could wait for each other. Also for what has no row yet.
    for (const key of keys.toSorted()) {
      await database.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
    }
    const rows = await database
      .select()
      .from(table)
      .where(inArray(table.key, [...keys]))
    return new Map(rows.map(({ key, failures, lastAt }) => [key, { failures, lastAt }]))
  },
  async put(lanes) {
    if (lanes.size === 0) return
    const rows = [...lanes].map(([key, { failures, lastAt }]) => ({
      key,
      failures,
      lastAt: instantOfEpochMilliseconds(lastAt),
    }))
    await database
      .insert(table)
      .values(rows)
      .onConflictDoUpdate({
        target: table.key,
        set: { failures: sql`excluded.failures`, lastAt: sql`excluded.last_at` },
      })
    const oldest = database
      .select({ key: table.key })
      .from(table)
      .orderBy(desc(table.lastAt), desc(table.key))
      .offset(MOST_LANES)
    await database.delete(table).where(inArray(table.key, oldest))
  },
  async forget(key) {
    await database.delete(table).where(inArray(table.key, [key]))
  },
})
