import { eq } from 'drizzle-orm'
import type { ViolationEvidence } from '../../../ports/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { violationFrames } from '../schema/violations.ts'

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
  }
}
