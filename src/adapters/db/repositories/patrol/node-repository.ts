import { and, asc, desc, eq, gte, lt } from 'drizzle-orm'
import type { PatrolNodes } from '../../../../ports/records/nodes.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { patrolNodes } from '../../schema/nodes.ts'

export function createNodeRepository(database: DrizzleDatabase): PatrolNodes {
  return {
    async beat({ roles, ...node }) {
      const row = { ...node, roles: [...roles] }
      await database
        .insert(patrolNodes)
        .values(row)
        .onConflictDoUpdate({ target: patrolNodes.id, set: row })
    },
    seenSince: async (alive, gone) =>
      await database
        .select()
        .from(patrolNodes)
        .where(gte(patrolNodes.seenAt, alive))
        .unionAll(
          database
            .select()
            .from(patrolNodes)
            .where(and(gte(patrolNodes.seenAt, gone.since), lt(patrolNodes.seenAt, alive)))
            .orderBy(desc(patrolNodes.seenAt), asc(patrolNodes.id))
            .limit(gone.most),
        )
        .orderBy(asc(patrolNodes.startedAt), asc(patrolNodes.id)),
    async leave(id) {
      await database.delete(patrolNodes).where(eq(patrolNodes.id, id))
    },
    async forget(before) {
      await database.delete(patrolNodes).where(lt(patrolNodes.seenAt, before))
    },
  }
}
