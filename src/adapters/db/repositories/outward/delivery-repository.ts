import { and, arrayOverlaps, desc, eq, gte, lt, lte, ne, or } from 'drizzle-orm'
import type { Deliveries } from '../../../../ports/records/outward-records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { alertDeliveries, alertTellings } from '../../schema/outward.ts'
import { isOneOf } from '../conditions.ts'
import { afterCursor, decodeCursor, pageOf } from '../page-cursor.ts'

const rowOf = <Row extends { readonly alertIds: readonly string[] }>(row: Row) => ({
  ...row,
  alertIds: [...row.alertIds],
})

const lists = (database: DrizzleDatabase): Pick<Deliveries, 'list' | 'ofAlerts'> => ({
  async list(request, { channelId } = {}) {
    const after = decodeCursor(request.cursor)
    const rows = await database
      .select()
      .from(alertDeliveries)
      .where(
        and(
          channelId === undefined ? undefined : eq(alertDeliveries.channelId, channelId),
          afterCursor(after, alertDeliveries.createdAt, alertDeliveries.id),
        ),
      )
      .orderBy(desc(alertDeliveries.createdAt), desc(alertDeliveries.id))
      .limit(request.limit + 1)
    return pageOf(
      rows,
      request,
      (row) => ({ value: row.createdAt, id: row.id }),
      (row) => row,
    )
  },
  ofAlerts: async (alertIds) =>
    alertIds.length === 0
      ? []
      : await database
          .select()
          .from(alertDeliveries)
          .where(arrayOverlaps(alertDeliveries.alertIds, [...alertIds]))
          .orderBy(alertDeliveries.createdAt, alertDeliveries.id),
})

export function createDeliveryRepository(database: DrizzleDatabase): Deliveries {
  return {
    ...lists(database),
    async add(deliveries) {
      if (deliveries.length > 0) {
        await database.insert(alertDeliveries).values(deliveries.map(rowOf))
      }
    },
    async save(delivery) {
      await database
        .update(alertDeliveries)
        .set(rowOf(delivery))
        .where(eq(alertDeliveries.id, delivery.id))
    },
    since: async (from) =>
      await database
        .select()
        .from(alertDeliveries)
        .where(or(gte(alertDeliveries.createdAt, from), eq(alertDeliveries.state, 'waiting'))),
    due: async (now, limit) =>
      await database
        .select()
        .from(alertDeliveries)
        .where(lte(alertDeliveries.nextAttemptAt, now))
        .orderBy(alertDeliveries.createdAt, alertDeliveries.id)
        .limit(limit)
        .for('update'),
    tellings: async (alertIds) =>
      await database.select().from(alertTellings).where(isOneOf(alertTellings.alertId, alertIds)),
    async tell(tellings) {
      for (const telling of tellings) {
        await database
          .insert(alertTellings)
          .values(telling)
          .onConflictDoUpdate({
            target: [alertTellings.alertId, alertTellings.channelId],
            set: telling,
          })
      }
    },
    async forget(before) {
      await database.delete(alertTellings).where(lt(alertTellings.at, before))
      const gone = await database
        .delete(alertDeliveries)
        .where(and(lt(alertDeliveries.createdAt, before), ne(alertDeliveries.state, 'waiting')))
        .returning({ id: alertDeliveries.id })
      return gone.length
    },
  }
}
