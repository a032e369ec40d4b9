import { and, desc, eq, gte, ne } from 'drizzle-orm'
import type { AlertLog } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { alerts } from '../schema/violations.ts'
import { isOneOf, ofViolationIn } from './conditions.ts'
import { afterCursor, decodeCursor, pageOf } from './page-cursor.ts'

export function createAlertRepository(database: DrizzleDatabase): AlertLog {
  return {
    async find(id) {
      const [row] = await database.select().from(alerts).where(eq(alerts.id, id))
      return row ?? null
    },
    async hold(id) {
      const [row] = await database.select().from(alerts).where(eq(alerts.id, id)).for('update')
      return row ?? null
    },
    unsettled: async (from, limit) =>
      await database
        .select()
        .from(alerts)
        .where(and(gte(alerts.raisedAt, from), ne(alerts.status, 'resolved')))
        .orderBy(alerts.raisedAt, alerts.id)
        .limit(limit),
    async ofViolation(violationId) {
      const [row] = await database.select().from(alerts).where(eq(alerts.violationId, violationId))
      return row ?? null
    },
    findMany: async (ids) => await database.select().from(alerts).where(isOneOf(alerts.id, ids)),
    ofViolations: async (ids) =>
      await database.select().from(alerts).where(isOneOf(alerts.violationId, ids)),
    async save(alert) {
      await database
        .insert(alerts)
        .values(alert)
        .onConflictDoUpdate({ target: alerts.id, set: alert })
    },
    async list(request, { region } = {}) {
      const after = decodeCursor(request.cursor)
      const rows = await database
        .select()
        .from(alerts)
        .where(
          and(
            ofViolationIn(database, alerts.violationId, region),
            afterCursor(after, alerts.raisedAt, alerts.id),
          ),
        )
        .orderBy(desc(alerts.raisedAt), desc(alerts.id))
        .limit(request.limit + 1)
      return pageOf(
        rows,
        request,
        (row) => ({ value: row.raisedAt, id: row.id }),
        (row) => row,
      )
    },
  }
}
