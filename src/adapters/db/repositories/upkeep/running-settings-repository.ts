import { desc, sql } from 'drizzle-orm'
import type { RunningSettingsLog } from '../../../../ports/records/upkeep/running-settings.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { runningSettings } from '../../schema/nodes.ts'

/** Any number that no other advisory lock of this database uses; here the letters `run`. */
const RUNNING_LOCK = 0x72_75_6e

export function createRunningSettingsRepository(database: DrizzleDatabase): RunningSettingsLog {
  const latest = (limit: number) =>
    database.select().from(runningSettings).orderBy(desc(runningSettings.version)).limit(limit)
  const newest = async () => (await latest(1))[0] ?? null
  return {
    latest,
    newest,
    async hold() {
      // A row lock is not enough: there is none before the first change.
      await database.execute(sql`select pg_advisory_xact_lock(${RUNNING_LOCK})`)
      return await newest()
    },
    async add(version) {
      await database.insert(runningSettings).values(version)
    },
  }
}
