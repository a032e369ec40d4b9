import { and, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { CanaryReach, CanarySense } from '../../../../core/canary/canary-run.ts'
import type { CanaryLog } from '../../../../ports/records/canaries.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { canaryRuns } from '../../schema/canaries.ts'

export function createCanaryRepository(database: DrizzleDatabase): CanaryLog {
  const newestFirst = [desc(canaryRuns.dueAt), desc(canaryRuns.id)] as const
  const open = (sense?: CanarySense) =>
    database
      .select()
      .from(canaryRuns)
      .where(
        and(
          isNull(canaryRuns.endedAt),
          sense === undefined ? undefined : eq(canaryRuns.sense, sense),
        ),
      )
      .orderBy(...newestFirst)
  /** What is over is not changed any more. */
  const reach = async (id: string, reached: CanaryReach): Promise<void> => {
    await database
      .update(canaryRuns)
      .set({ reached })
      .where(and(eq(canaryRuns.id, id), eq(canaryRuns.state, 'on-air')))
  }
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
    async newest(now, sense) {
      const [waits] = await open(sense)
      if (waits !== undefined) return waits
      // All of them are over.
      const [row] = await database
        .select()
        .from(canaryRuns)
        .where(eq(canaryRuns.sense, sense))
        .orderBy(desc(sql`${canaryRuns.endedAt} <= ${now}`), desc(canaryRuns.endedAt))
        .limit(1)
      return row ?? null
    },
    open: () => open(),
    letGo: (id) => reach(id, 'let-go'),
    heard: (id) => reach(id, 'heard'),
    async forget(before) {
      const gone = await database
        .delete(canaryRuns)
        .where(lt(canaryRuns.endedAt, before))
        .returning({ id: canaryRuns.id })
      return gone.length
    },
  }
}
