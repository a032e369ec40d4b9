import { and, desc, eq, gt, lt, lte, sql } from 'drizzle-orm'
import type { CoverageLedger } from '../../../ports/records/coverage-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { coverageSegments } from '../schema/patrol.ts'
import { liveRooms } from '../schema/registry.ts'
import { inRegion } from './conditions.ts'
import { lockRoom } from './room-lock.ts'

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
    async sums(filter, from, to) {
      const { roomId, state, start, end } = coverageSegments
      return await database
        .select({
          roomId,
          state,
          millis:
            sql`sum(least(${end}, ${to}::bigint) - greatest(${start}, ${from}::bigint))`.mapWith(
              Number,
            ),
        })
        .from(coverageSegments)
        .innerJoin(liveRooms, eq(liveRooms.id, roomId))
        .where(
          and(
            eq(liveRooms.active, true),
            inRegion(liveRooms.region, filter.region),
            lt(start, to),
            gt(end, from),
          ),
        )
        .groupBy(roomId, state)
    },
  }
}
