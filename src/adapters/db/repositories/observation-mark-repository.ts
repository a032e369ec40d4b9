import type { ObservationMarks } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { observationMarks } from '../schema/violations.ts'

export function createObservationMarkRepository(database: DrizzleDatabase): ObservationMarks {
  return {
    async mark(observationId, at) {
      const inserted = await database
        .insert(observationMarks)
        .values({ observationId, at })
        .onConflictDoNothing()
        .returning({ observationId: observationMarks.observationId })
      return inserted.length > 0
    },
  }
}
