import { and, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { CanaryLog } from '../../../../ports/records/canaries.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { canaryRuns } from '../../schema/canaries.ts'

export function createCanaryRepository(database: DrizzleDatabase): CanaryLog {
  const newestFirst = [desc(canaryRuns.dueAt), desc(canaryRuns.id)] as const
  const open = () =>
    database
      .select()
      .from(canaryRuns)
      .where(isNull(canaryRuns.endedAt))
      .orderBy(...newestFirst)
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
    async newest(now) {
      const [waits] = await open()
      if (waits !== undefined) return waits
      // All of them are over.
      const [row] = await database
        .select()
        .from(canaryRuns)
        .orderBy(desc(sql`${canaryRuns.endedAt} <= ${now}`), desc(canaryRuns.endedAt))
        .limit(1)
      return row ?? null
    },
    open,
    async letGo(id) {
      await database
        .update(canaryRuns)
        .set({ reached: 'let-go' })
        .where(and(eq(canaryRuns.id, id), eq(canaryRuns.state, 'on-air')))
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
