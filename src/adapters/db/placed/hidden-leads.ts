import {
  and,
  eq,
  getTableColumns,
  inArray,
  is,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
  Table,
} from 'drizzle-orm'
import type { Jurisdiction } from '../../../core/access/jurisdiction.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { cutChecks, cutOrders } from '../schema/cuts.ts'
import { decidedLeads } from '../schema/handling.ts'
import { alertDeliveries, alertTellings } from '../schema/outward.ts'
import { legalHolds } from '../schema/retention.ts'
import { alerts, violations } from '../schema/violations.ts'

/**
 * Violations that a person reviews as the second one at this moment: whatever he asks, they are not there for him, so that
 * nothing tells him the first decision. The review itself is read by `seenByNobody`.
 */
export async function hiddenFrom(
  database: DrizzleDatabase,
  { reader }: Jurisdiction,
): Promise<readonly string[]> {
  if (reader === undefined) return []
  const rows = await database
    .select({ id: decidedLeads.violationId })
    .from(decidedLeads)
    .where(and(eq(decidedLeads.state, 'waiting'), eq(decidedLeads.askedOf, reader)))
  return rows.map(({ id }) => id)
}

type Hiding = (hidden: readonly string[], database: DrizzleDatabase) => SQL | undefined

const alertsOf = (hidden: readonly string[], database: DrizzleDatabase) =>
  database
    .select({ id: alerts.id })
    .from(alerts)
    .where(inArray(alerts.violationId, [...hidden]))

const ordersOf = (hidden: readonly string[], database: DrizzleDatabase) =>
  database
    .select({ id: cutOrders.id })
    .from(cutOrders)
    .where(inArray(cutOrders.violationId, [...hidden]))

/** Tables that hang on a violation by something else than a column `violationId`. */
const HIDING: ReadonlyMap<unknown, Hiding> = new Map<unknown, Hiding>([
  [violations, (hidden) => notInArray(violations.id, [...hidden])],
  [cutChecks, (...given) => notInArray(cutChecks.orderId, ordersOf(...given))],
  [alertTellings, (...given) => notInArray(alertTellings.alertId, alertsOf(...given))],
  [
    alertDeliveries,
    (...given) => sql`not (${alertDeliveries.alertIds} && array(${alertsOf(...given)}))`,
  ],
  [
    legalHolds,
    (hidden) => or(ne(legalHolds.kind, 'violation'), notInArray(legalHolds.subjectId, [...hidden])),
  ],
])

/** What of a table is left for who may not read these violations; `undefined`: all of it. */
export function leftOf(
  table: unknown,
  hidden: readonly string[],
  database: DrizzleDatabase,
): SQL | undefined {
  if (hidden.length === 0 || !is(table, Table)) return undefined
  const own = HIDING.get(table)
  if (own !== undefined) return own(hidden, database)
  const { violationId } = getTableColumns(table)
  return violationId && or(isNull(violationId), notInArray(violationId, [...hidden]))
}
