import { and, asc, desc, eq, gte, lt } from 'drizzle-orm'
import type { PatrolNodes } from '../../../../ports/records/nodes.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { patrolNodes } from '../../schema/nodes.ts'

/** All but what others wish of it, whatever is handed over. */
const wordOf = (node: Parameters<PatrolNodes['beat']>[0]) => ({
  id: node.id,
  name: node.name,
  roles: [...node.roles],
  abilities: node.abilities,
  work: node.work,
  startWork: node.startWork,
  version: node.version,
  load: node.load,
  told: node.told,
  startedAt: node.startedAt,
  seenAt: node.seenAt,
})

export function createNodeRepository(database: DrizzleDatabase): PatrolNodes {
  return {
    async beat(node) {
      const row = wordOf(node)
      await database
        .insert(patrolNodes)
        .values(row)
        .onConflictDoUpdate({ target: patrolNodes.id, set: row })
    },
    async hold(id) {
      const [row] = await database
        .select()
        .from(patrolNodes)
        .where(eq(patrolNodes.id, id))
        .for('update')
      return row ?? null
    },
    async wish(id, wish) {
      await database.update(patrolNodes).set({ wish }).where(eq(patrolNodes.id, id))
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
