import { and, eq, getTableColumns, inArray, lte, sql } from 'drizzle-orm'
import type { CutOrder } from '../../../core/cuts/cut-order.ts'
import { dueAgainAt } from '../../../core/cuts/due-again.ts'
import { isSameStream, streamOfTarget } from '../../../core/registry/media-server.ts'
import type { CutOrderLog } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { cutOrders } from '../schema/cuts.ts'
import { isOneOf } from './conditions.ts'

/** What stands beside an order in its row to be found by is none of its own. */
export const { dueAgainAt: _, ...ORDER } = getTableColumns(cutOrders)

const rowOf = (order: CutOrder) => ({ ...order, dueAgainAt: dueAgainAt(order) })

export function createCutOrderRepository(database: DrizzleDatabase): CutOrderLog {
  return {
    async find(id) {
      const [row] = await database.select(ORDER).from(cutOrders).where(eq(cutOrders.id, id))
      return row ?? null
    },
    ofViolation: async (violationId) =>
      await database
        .select(ORDER)
        .from(cutOrders)
        .where(eq(cutOrders.violationId, violationId))
        .orderBy(cutOrders.requestedAt, cutOrders.id),
    findMany: async (ids) =>
      await database.select(ORDER).from(cutOrders).where(isOneOf(cutOrders.id, ids)),
    ofViolations: async (ids) =>
      await database
        .select(ORDER)
        .from(cutOrders)
        .where(isOneOf(cutOrders.violationId, ids))
        .orderBy(cutOrders.requestedAt, cutOrders.id),
    async ofStream(target) {
      // A path of MediaMTX may be split in several ways: its last part is the same in all.
      const named = sql`strpos(${cutOrders.target} ->> 'stream', ${streamOfTarget(target).stream}) > 0`
      const rows = await database
        .select(ORDER)
        .from(cutOrders)
        .where(named)
        .orderBy(cutOrders.requestedAt, cutOrders.id)
      return rows.filter((order) => isSameStream(order.target, target))
    },
    async save(order) {
      if (order.version === 1) {
        const inserted = await database
          .insert(cutOrders)
          .values(rowOf(order))
          .onConflictDoNothing()
          .returning({ id: cutOrders.id })
        return inserted.length > 0
      }
      const replaced = await database
        .update(cutOrders)
        .set(rowOf(order))
        .where(and(eq(cutOrders.id, order.id), eq(cutOrders.version, order.version - 1)))
        .returning({ id: cutOrders.id })
      return replaced.length > 0
    },
    inStatus: async (statuses) =>
      await database
        .select(ORDER)
        .from(cutOrders)
        .where(inArray(cutOrders.status, [...statuses]))
        .orderBy(cutOrders.requestedAt, cutOrders.id),
    dueAgain: async (now) =>
      await database
        .select(ORDER)
        .from(cutOrders)
        .where(lte(cutOrders.dueAgainAt, now))
        .orderBy(cutOrders.dueAgainAt, cutOrders.id),
  }
}
