import { and, gte, lt, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { WINDOW_LENGTHS } from '../../../../core/patrol/goals/burn-rate.ts'
import type { Duration } from '../../../../core/time/duration.ts'
import { type Instant, minus } from '../../../../core/time/instant.ts'
import type { GoalMinutes } from '../../../../ports/records/goal-minutes.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { goalMinutes } from '../../schema/goals.ts'
import { inPieces, rewritten } from '../many-rows.ts'

const LONGEST = WINDOW_LENGTHS['3d']

export function createGoalMinuteRepository(database: DrizzleDatabase): GoalMinutes {
  const { minute, seen, seenPartly, unseenTheirs, unseenOurs, missed } = goalMinutes
  const tally = (until: Instant, length: Duration) => {
    const since = minus(until, length)
    const sum = (column: PgColumn) =>
      sql`coalesce(sum(${column}) filter (where ${minute} >= ${since}::bigint), 0)`.mapWith(Number)
    return {
      seen: sum(seen),
      seenPartly: sum(seenPartly),
      unseenTheirs: sum(unseenTheirs),
      unseenOurs: sum(unseenOurs),
      missed: sum(missed),
    }
  }
  return {
    saveMany: (tallies) =>
      inPieces([...tallies], async (piece) => {
        await database
          .insert(goalMinutes)
          .values(piece.map(([at, one]) => ({ minute: at, ...one })))
          .onConflictDoUpdate({ target: minute, set: rewritten(goalMinutes) })
      }),
    async sums(until) {
      const [row] = await database
        .select({
          '5m': tally(until, WINDOW_LENGTHS['5m']),
          '30m': tally(until, WINDOW_LENGTHS['30m']),
          '1h': tally(until, WINDOW_LENGTHS['1h']),
          '6h': tally(until, WINDOW_LENGTHS['6h']),
          '3d': tally(until, LONGEST),
        })
        .from(goalMinutes)
        .where(and(gte(minute, minus(until, LONGEST)), lt(minute, until)))
      if (row === undefined) throw new Error('an aggregate has one row')
      return row
    },
    async forget(before) {
      await database.delete(goalMinutes).where(lt(minute, before))
    },
  }
}
