import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { CutFilter, CutPower } from '../../../../ports/records/cut-power.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { cutOrders } from '../../schema/cuts.ts'
import { violations } from '../../schema/violations.ts'
import { inRegion } from '../conditions.ts'
import { ORDER_ROW } from '../cut-order-repository.ts'
import { afterCursor, type CursorPosition, decodeCursor, pageOf } from '../page-cursor.ts'

const matching = (filter: CutFilter, after: CursorPosition | null): SQL | undefined => {
  const { from, to, status, roomId, institutionId, automatic, dryRun } = filter
  return and(
    from === undefined ? undefined : gte(cutOrders.requestedAt, from),
    to === undefined ? undefined : lt(cutOrders.requestedAt, to),
    inRegion(violations.region, filter.region),
    status === undefined ? undefined : eq(cutOrders.status, status),
    roomId === undefined ? undefined : eq(cutOrders.roomId, roomId),
    institutionId === undefined ? undefined : eq(violations.institutionId, institutionId),
    // Rows of earlier versions have none: people gave all of those.
    automatic === undefined
      ? undefined
      : sql`coalesce(${cutOrders.automatic}, false) = ${automatic}`,
    dryRun === undefined ? undefined : eq(cutOrders.dryRun, dryRun),
    afterCursor(after, cutOrders.requestedAt, cutOrders.id),
  )
}

/** Everything that was ordered, latest first. */
export const cutList = (database: DrizzleDatabase): Pick<CutPower, 'list'> => ({
  async list(filter, request) {
    const { region, institutionId, rule } = violations
    const rows = await database
      .select({ ...ORDER_ROW, region, institutionId, rule })
      .from(cutOrders)
      .innerJoin(violations, eq(violations.id, cutOrders.violationId))
      .where(matching(filter, decodeCursor(request.cursor)))
      .orderBy(desc(cutOrders.requestedAt), desc(cutOrders.id))
      .limit(request.limit + 1)
    return pageOf(
      rows,
      request,
      (row) => ({ value: row.requestedAt, id: row.id }),
      (row) => row,
    )
  },
})
