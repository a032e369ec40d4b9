import { eq } from 'drizzle-orm'
import type { ViolationEvidence } from '../../../ports/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { violationFrames } from '../schema/violations.ts'
import { grouped, isOneOf } from './conditions.ts'

export function createViolationEvidenceRepository(database: DrizzleDatabase): ViolationEvidence {
  return {
    async add(violationId, frames) {
      if (frames.length === 0) return
      await database
        .insert(violationFrames)
        .values(frames.map((frame) => ({ ...frame, violationId })))
        .onConflictDoNothing()
    },
    async of(violationId) {
      const rows = await database
        .select()
        .from(violationFrames)
        .where(eq(violationFrames.violationId, violationId))
        .orderBy(violationFrames.at, violationFrames.sha256)
      return rows.map(({ violationId: _, ...frame }) => frame)
    },
    async ofMany(violationIds) {
      const rows = await database
        .select()
        .from(violationFrames)
        .where(isOneOf(violationFrames.violationId, violationIds))
        .orderBy(violationFrames.at, violationFrames.sha256)
      return grouped(
        rows,
        (row) => row.violationId,
        ({ violationId: _, ...frame }) => frame,
      )
    },
  }
}
