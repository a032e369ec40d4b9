import { and, eq, gt, gte, inArray, isNotNull, notInArray, sql } from 'drizzle-orm'
import { countedOrder, type WaitedOrder } from '../../../../core/cuts/power/count-order.ts'
import type { CutPower } from '../../../../ports/records/cut-power.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { automaticCuts, cutOrders, fuseResets } from '../../schema/cuts.ts'
import { violations } from '../../schema/violations.ts'
import { isOneOf } from '../conditions.ts'
import { ORDER } from '../cut-order-repository.ts'
import { cutList } from './cut-list.ts'

/** Any number that no other advisory lock of this database uses; here the letters `fuse`. */
const FUSE_LOCK = 0x66_75_73_65

const oldestFirst = [cutOrders.requestedAt, cutOrders.id] as const

/** A fuse reads hundreds of orders: of each the little that it counts, and none of its steps and checks. */
const COUNTED = {
  automatic: cutOrders.automatic,
  target: cutOrders.target,
  requestedAt: cutOrders.requestedAt,
  approval: cutOrders.approval,
  region: violations.region,
}

function ordersIn(
  database: DrizzleDatabase,
): Pick<CutPower, 'list' | 'ordersOfRoom' | 'counted' | 'wrong'> {
  return {
    ...cutList(database),
    ordersOfRoom: async (roomId) =>
      await database
        .select(ORDER)
        .from(cutOrders)
        .where(eq(cutOrders.roomId, roomId))
        .orderBy(...oldestFirst),
    counted: async (since) => {
      const rows: readonly WaitedOrder[] = await database
        .select(COUNTED)
        .from(cutOrders)
        .innerJoin(violations, eq(violations.id, cutOrders.violationId))
        .where(
          and(
            gte(cutOrders.requestedAt, since),
            eq(cutOrders.dryRun, false),
            notInArray(cutOrders.status, ['requested', 'not-approved']),
          ),
        )
      return rows.map(countedOrder)
    },
    wrong: async (since) =>
      await database
        .select(ORDER)
        .from(cutOrders)
        .where(and(gte(cutOrders.requestedAt, since), isNotNull(cutOrders.wrong)))
        .orderBy(...oldestFirst),
  }
}

export function createCutPowerRepository(database: DrizzleDatabase): CutPower {
  const record = { record: automaticCuts.record }
  return {
    ...ordersIn(database),
    async lock() {
      await database.execute(sql`select pg_advisory_xact_lock(${FUSE_LOCK}::bigint)`)
    },
    resets: async (since) =>
      await database
        .select()
        .from(fuseResets)
        .where(gt(fuseResets.at, since))
        .orderBy(fuseResets.at, fuseResets.fuse),
    async addReset(reset) {
      await database.insert(fuseResets).values(reset).onConflictDoNothing()
    },
    async automatic(violationId) {
      const [row] = await database
        .select(record)
        .from(automaticCuts)
        .where(eq(automaticCuts.violationId, violationId))
      return row?.record ?? null
    },
    automaticOf: async (ids) => {
      const rows = await database
        .select(record)
        .from(automaticCuts)
        .where(isOneOf(automaticCuts.violationId, ids))
      return rows.map((row) => row.record)
    },
    automaticIn: async (states) => {
      const rows = await database
        .select(record)
        .from(automaticCuts)
        .where(inArray(automaticCuts.state, [...states]))
        .orderBy(automaticCuts.beganAt, automaticCuts.violationId)
      return rows.map((row) => row.record)
    },
    automaticSince: async (since) => {
      const rows = await database
        .select(record)
        .from(automaticCuts)
        .where(gte(automaticCuts.beganAt, since))
        .orderBy(automaticCuts.beganAt, automaticCuts.violationId)
      return rows.map((row) => row.record)
    },
    async begin(begun) {
      const { violationId, state, beganAt } = begun
      const written = await database
        .insert(automaticCuts)
        .values({ violationId, state, beganAt, record: begun })
        .onConflictDoUpdate({
          target: automaticCuts.violationId,
          set: { state, beganAt, record: begun },
          setWhere: eq(automaticCuts.state, 'lapsed'),
        })
        .returning({ id: automaticCuts.violationId })
      return written.length > 0
    },
    async end(ended) {
      const { violationId, state } = ended
      const written = await database
        .update(automaticCuts)
        .set({ state, record: ended })
        .where(
          and(eq(automaticCuts.violationId, violationId), eq(automaticCuts.state, 'countdown')),
        )
        .returning({ id: automaticCuts.violationId })
      return written.length > 0
    },
  }
}
