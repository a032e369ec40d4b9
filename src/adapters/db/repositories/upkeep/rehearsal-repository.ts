import { desc } from 'drizzle-orm'
import type { RehearsalLog } from '../../../../ports/records/upkeep/rehearsals.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { rehearsals } from '../../schema/canaries.ts'

export function createRehearsalRepository(database: DrizzleDatabase): RehearsalLog {
  return {
    async save(rehearsal) {
      const { id: _, ...changed } = rehearsal
      await database
        .insert(rehearsals)
        .values(rehearsal)
        .onConflictDoUpdate({ target: rehearsals.id, set: changed })
    },
    latest: (limit) =>
      database
        .select()
        .from(rehearsals)
        .orderBy(desc(rehearsals.startedAt), desc(rehearsals.id))
        .limit(limit),
  }
}
