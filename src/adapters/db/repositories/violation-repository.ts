import { and, count, desc, eq } from 'drizzle-orm'
import type { Violation } from '../../../core/violations/violation.ts'
import type {
  Page,
  PageRequest,
  ViolationFilter,
  ViolationLog,
} from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { violations } from '../schema/violations.ts'
import { isOneOf } from './conditions.ts'
import { afterCursor, decodeCursor, pageOf } from './page-cursor.ts'
import { lockRoom } from './room-lock.ts'
import { matching } from './timeline/violation-conditions.ts'
import { violationCounts } from './timeline/violation-counts.ts'

async function list(
  database: DrizzleDatabase,
  filter: ViolationFilter,
  request: PageRequest,
): Promise<Page<Violation>> {
  const after = afterCursor(decodeCursor(request.cursor), violations.openedAt, violations.id)
  const rows = await database
    .select()
    .from(violations)
    .where(and(...(await matching(database, filter)), after))
    .orderBy(desc(violations.openedAt), desc(violations.id))
    .limit(request.limit + 1)
  return pageOf(
    rows,
    request,
    (row) => ({ value: row.openedAt, id: row.id }),
    (row) => row,
  )
}

const toRow = (violation: Violation) => ({ ...violation, rules: [...violation.rules] })

export function createViolationRepository(database: DrizzleDatabase): ViolationLog {
  return {
    async find(id) {
      const [row] = await database.select().from(violations).where(eq(violations.id, id))
      return row ?? null
    },
    async hold(id) {
      const rows = database.select().from(violations).where(eq(violations.id, id))
      // Not `update`: evidence that points to the row must not wait.
      const [row] = await rows.for('no key update')
      return row ?? null
    },
    async ongoingOf(roomId) {
      await lockRoom(database, roomId)
      const [row] = await database
        .select()
        .from(violations)
        .where(and(eq(violations.roomId, roomId), eq(violations.ongoing, true)))
        .for('update')
      return row ?? null
    },
    async save(violation) {
      if (violation.version === 1) {
        const inserted = await database
          .insert(violations)
          .values(toRow(violation))
          .onConflictDoNothing()
          .returning({ id: violations.id })
        return inserted.length > 0
      }
      const replaced = await database
        .update(violations)
        .set(toRow(violation))
        .where(and(eq(violations.id, violation.id), eq(violations.version, violation.version - 1)))
        .returning({ id: violations.id })
      return replaced.length > 0
    },
    findMany: async (ids) =>
      await database.select().from(violations).where(isOneOf(violations.id, ids)),
    ongoingIn: async (roomIds) =>
      await database
        .select()
        .from(violations)
        .where(and(eq(violations.ongoing, true), isOneOf(violations.roomId, roomIds))),
    async countOngoing() {
      const [row] = await database
        .select({ ongoing: count() })
        .from(violations)
        .where(eq(violations.ongoing, true))
      return row?.ongoing ?? 0
    },
    list: (filter, request) => list(database, filter, request),
    ...violationCounts(database),
  }
}
