import { desc, gte, lt } from 'drizzle-orm'
import type { CanaryLog } from '../../../../ports/records/canaries.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { canaryRuns } from '../../schema/canaries.ts'

export function createCanaryRepository(database: DrizzleDatabase): CanaryLog {
  const newestFirst = [desc(canaryRuns.dueAt), desc(canaryRuns.id)] as const
  return {
    async save(run) {
      const { id: _, ...changed } = run
      await database
        .insert(canaryRuns)
        .values(run)
        .onConflictDoUpdate({ target: canaryRuns.id, set: changed })
    },
    since: (from, limit) =>
      database
        .select()
        .from(canaryRuns)
        .where(gte(canaryRuns.dueAt, from))
        .orderBy(...newestFirst)
        .limit(limit),
    async newest() {
      const [row] = await database
        .select()
        .from(canaryRuns)
        .orderBy(...newestFirst)
        .limit(1)
      return row ?? null
    },
    async forget(before) {
      const gone = await database
        .delete(canaryRuns)
        .where(lt(canaryRuns.endedAt, before))
        .returning({ id: canaryRuns.id })
      return gone.length
    },
  }
}
