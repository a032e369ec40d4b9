import { and, eq } from 'drizzle-orm'
import type { PatrolMarks } from '../../../../ports/records/patrol-marks.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { patrolMarks } from '../../schema/patrol.ts'

export function createPatrolMarkRepository(database: DrizzleDatabase): PatrolMarks {
  return {
    async find(name) {
      const [row] = await database.select().from(patrolMarks).where(eq(patrolMarks.name, name))
      return row === undefined ? null : { at: row.at, value: row.value }
    },
    async save(name, mark) {
      await database
        .insert(patrolMarks)
        .values({ name, ...mark })
        .onConflictDoUpdate({ target: patrolMarks.name, set: mark })
    },
    async advance(name, from, to) {
      const moved = await database
        .update(patrolMarks)
        .set({ at: to })
        .where(and(eq(patrolMarks.name, name), eq(patrolMarks.at, from)))
        .returning({ name: patrolMarks.name })
      return moved.length > 0
    },
  }
}
