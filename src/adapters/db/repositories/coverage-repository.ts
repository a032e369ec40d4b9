import { and, desc, eq, gt, lt, lte, sql } from 'drizzle-orm'
import type { CoverageSegment } from '../../../core/patrol/coverage.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type {
  CoverageFilter,
  CoverageLedger,
  CoverageSum,
} from '../../../ports/records/coverage-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { coverageSegments } from '../schema/patrol.ts'
import { liveRooms } from '../schema/registry.ts'
import { inRegion, isOneOf } from './conditions.ts'
import { inPieces, upsertRows } from './many-rows.ts'
import { lockFreeRooms, lockRoom } from './room-lock.ts'

async function lastOfFree(
  database: DrizzleDatabase,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, CoverageSegment | null>> {
  const free = await lockFreeRooms(database, roomIds)
  const ids = sql`json_array_elements_text(${JSON.stringify(free)}::text::json) as named(id)`
  const last = database
    .select()
    .from(coverageSegments)
    .where(eq(coverageSegments.roomId, sql`named.id`))
    .orderBy(desc(coverageSegments.start))
    .limit(1)
    .as('last')
  // A room at a time by its index: its ledger may be long.
  const rows = await database
    .select({
      roomId: last.roomId,
      start: last.start,
      end: last.end,
      state: last.state,
      unseenReason: last.unseenReason,
      looks: last.looks,
    })
    .from(ids)
    .crossJoinLateral(last)
  const found = new Map(rows.map((row) => [row.roomId, row]))
  return new Map(free.map((id) => [id, found.get(id) ?? null]))
}

async function sumsOf(
  database: DrizzleDatabase,
  filter: CoverageFilter,
  from: Instant,
  to: Instant,
): Promise<readonly CoverageSum[]> {
  const { roomId, state, start, end } = coverageSegments
  return await database
    .select({
      roomId,
      state,
      millis: sql`sum(least(${end}, ${to}::bigint) - greatest(${start}, ${from}::bigint))`.mapWith(
        Number,
      ),
    })
    .from(coverageSegments)
    .innerJoin(liveRooms, eq(liveRooms.id, roomId))
    .where(
      and(
        filter.inactive === true ? undefined : eq(liveRooms.active, true),
        inRegion(liveRooms.region, filter.region),
        lt(start, to),
        gt(end, from),
      ),
    )
    .groupBy(roomId, state)
}

export function createCoverageRepository(database: DrizzleDatabase): CoverageLedger {
  return {
    async last(roomId, at) {
      await lockRoom(database, roomId)
      const [row] = await database
        .select()
        .from(coverageSegments)
        .where(
          and(
            eq(coverageSegments.roomId, roomId),
            at === undefined ? undefined : lte(coverageSegments.start, at),
          ),
        )
        .orderBy(desc(coverageSegments.start))
        .limit(1)
      return row ?? null
    },
    lastOfFree: (roomIds) => lastOfFree(database, roomIds),
    saveMany: (segments) =>
      inPieces(segments, (piece) => upsertRows(database, coverageSegments, piece)),
    async save(segment) {
      await database
        .insert(coverageSegments)
        .values(segment)
        .onConflictDoUpdate({
          target: [coverageSegments.roomId, coverageSegments.start],
          set: segment,
        })
    },
    between: async (roomId, from, to) =>
      await database
        .select()
        .from(coverageSegments)
        .where(
          and(
            eq(coverageSegments.roomId, roomId),
            lt(coverageSegments.start, to),
            gt(coverageSegments.end, from),
          ),
        )
        .orderBy(coverageSegments.start),
    ofRooms: async (roomIds, from, to) =>
      await database
        .select()
        .from(coverageSegments)
        .where(
          and(
            isOneOf(coverageSegments.roomId, roomIds),
            lt(coverageSegments.start, to),
            gt(coverageSegments.end, from),
          ),
        ),
    sums: (filter, from, to) => sumsOf(database, filter, from, to),
  }
}
