import { and, eq, gt } from 'drizzle-orm'
import type { DutyRoster } from '../../../../ports/records/outward-records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { dutyShifts } from '../../schema/outward.ts'

export function createDutyRepository(database: DrizzleDatabase): DutyRoster {
  return {
    endingAfter: async (from) =>
      await database
        .select()
        .from(dutyShifts)
        .where(gt(dutyShifts.to, from))
        .orderBy(dutyShifts.from, dutyShifts.id),
    async find(id) {
      const [row] = await database.select().from(dutyShifts).where(eq(dutyShifts.id, id))
      return row ?? null
    },
    async save(shift) {
      if (shift.version === 1) {
        const inserted = await database
          .insert(dutyShifts)
          .values(shift)
          .onConflictDoNothing()
          .returning({ id: dutyShifts.id })
        return inserted.length > 0
      }
      const replaced = await database
        .update(dutyShifts)
        .set(shift)
        .where(and(eq(dutyShifts.id, shift.id), eq(dutyShifts.version, shift.version - 1)))
        .returning({ id: dutyShifts.id })
      return replaced.length > 0
    },
    async remove(id) {
      const gone = await database
        .delete(dutyShifts)
        .where(eq(dutyShifts.id, id))
        .returning({ id: dutyShifts.id })
      return gone.length > 0
    },
  }
}
