import {
  and,
  arrayOverlaps,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  or,
  sql,
} from 'drizzle-orm'
import type { CutCheck, CutOrder } from '../../../core/cuts/cut-order.ts'
import { dueAgainAt } from '../../../core/cuts/due-again.ts'
import { roomsHit } from '../../../core/cuts/power/hits-elsewhere.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { isSameStream, streamOfTarget } from '../../../core/registry/media-server.ts'
import type { Interval } from '../../../core/time/interval.ts'
import type { CutOfRoom, CutOrderLog } from '../../../ports/records/cut-power.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { cutChecks, cutOrders } from '../schema/cuts.ts'
import { isOneOf } from './conditions.ts'

/** An order without its looks. What stands beside it in its row to be found by is none of its own. */
const {
  dueAgainAt: _,
  streamPlatform: _platform,
  streamServer: _server,
  streamApp: _app,
  streamName: _name,
  hitRooms: _hitRooms,
  ...ORDER_ROW
} = getTableColumns(cutOrders)

/** Its looks are read with it, in the same statement. Names in it stand alone: `id` is that of the order around it. */
const checks = sql<readonly CutCheck[]>`(
  select coalesce(json_agg(${cutChecks.look} order by ${cutChecks.number}), '[]'::json)
  from ${cutChecks} where ${cutChecks.orderId} = ${cutOrders.id})`.mapWith((value: unknown) =>
  typeof value === 'string' ? JSON.parse(value) : value,
)

export { ORDER_ROW }

export const ORDER = { ...ORDER_ROW, checks }

const nameOf = (target: CalledTarget) => {
  const { server, app, stream } = streamOfTarget(target)
  return {
    streamPlatform: target.platform,
    streamServer: server,
    streamApp: app,
    streamName: stream,
  }
}

const rowOf = ({ checks: looks, ...order }: CutOrder) => ({
  ...order,
  dueAgainAt: dueAgainAt({ ...order, checks: looks }),
  ...nameOf(order.target),
  hitRooms: [...roomsHit(order)],
})

type Row = ReturnType<typeof rowOf>

/** What stands otherwise in the row; all of it where nobody says what stood there. */
function changedIn(row: Row, before: Row | null): Partial<Row> {
  if (before === null) return row
  const was: Readonly<Record<string, unknown>> = before
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
    ),
  )
}

/** Looks are only ever added. */
async function addChecks(
  database: DrizzleDatabase,
  { id, checks: made }: CutOrder,
  written: number,
): Promise<void> {
  const rows = made.map((look, number) => ({ orderId: id, number, look })).slice(written)
  if (rows.length === 0) return
  await database.insert(cutChecks).values(rows).onConflictDoNothing()
}

const findMany = async (
  database: DrizzleDatabase,
  ids: readonly string[],
): Promise<readonly CutOrder[]> =>
  await database.select(ORDER).from(cutOrders).where(isOneOf(cutOrders.id, ids))

/** What became of them; their looks are many, and asked for at every look of a room. */
const OF_ROOM = {
  id: cutOrders.id,
  violationId: cutOrders.violationId,
  roomId: cutOrders.roomId,
  status: cutOrders.status,
  acceptedAt: cutOrders.acceptedAt,
  verifiedAt: cutOrders.verifiedAt,
}

async function hitting(
  database: DrizzleDatabase,
  roomId: string,
  { start, end }: Interval,
): Promise<readonly CutOfRoom[]> {
  const { hitRooms, requestedAt, dryRun } = cutOrders
  const ofEarlier = and(isNull(hitRooms), eq(cutOrders.roomId, roomId))
  return await database
    .select(OF_ROOM)
    .from(cutOrders)
    .where(
      and(
        or(arrayOverlaps(hitRooms, [roomId]), ofEarlier),
        gte(requestedAt, start),
        lt(requestedAt, end),
        eq(dryRun, false),
      ),
    )
    .orderBy(requestedAt, cutOrders.id)
}

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
    findMany: (ids) => findMany(database, ids),
    ofViolations: async (ids) =>
      await database
        .select(ORDER)
        .from(cutOrders)
        .where(isOneOf(cutOrders.violationId, ids))
        .orderBy(cutOrders.requestedAt, cutOrders.id),
    hitting: (roomId, span) => hitting(database, roomId, span),
    async ofStream(target) {
      const name = nameOf(target)
      const named = and(
        eq(cutOrders.streamName, name.streamName),
        eq(cutOrders.streamApp, name.streamApp),
        eq(cutOrders.streamServer, name.streamServer),
        eq(cutOrders.streamPlatform, name.streamPlatform),
      )
      const rows = await database
        .select(ORDER)
        .from(cutOrders)
        .where(or(named, isNull(cutOrders.streamName)))
        .orderBy(cutOrders.requestedAt, cutOrders.id)
      return rows.filter((order) => isSameStream(order.target, target))
    },
    async save(order, before) {
      if (order.version === 1) {
        const inserted = await database
          .insert(cutOrders)
          .values(rowOf(order))
          .onConflictDoNothing()
          .returning({ id: cutOrders.id })
        if (inserted.length === 0) return false
      } else {
        const replaced = await database
          .update(cutOrders)
          .set(changedIn(rowOf(order), before === undefined ? null : rowOf(before)))
          .where(and(eq(cutOrders.id, order.id), eq(cutOrders.version, order.version - 1)))
          .returning({ id: cutOrders.id })
        if (replaced.length === 0) return false
      }
      await addChecks(database, order, before?.checks.length ?? 0)
      return true
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
