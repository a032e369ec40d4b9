import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { LookCost } from '../../../../core/patrol/cost/look-cost.ts'
import type { Duration } from '../../../../core/time/duration.ts'
import type { LookCosts } from '../../../../ports/records/look-costs.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { lookCosts } from '../../schema/costs.ts'
import { inPieces } from '../many-rows.ts'

const { day, sweep, roomId, cpu, bytes, watched, looks, probes } = lookCosts

const asDuration = (value: unknown): Duration => Number(value) as Duration

const SUMS = {
  cpu: sql`sum(${cpu})`.mapWith(asDuration),
  bytes: sql`sum(${bytes})`.mapWith(Number),
  watched: sql`sum(${watched})`.mapWith(asDuration),
  looks: sql`sum(${looks})`.mapWith(Number),
  probes: sql`sum(${probes})`.mapWith(Number),
}

const more = {
  cpu: sql`${cpu} + excluded.cpu`,
  bytes: sql`${bytes} + excluded.bytes`,
  watched: sql`${watched} + excluded.watched`,
  looks: sql`${looks} + excluded.looks`,
  probes: sql`${probes} + excluded.probes`,
}

const byKey = (
  rows: readonly (LookCost & { readonly key: string })[],
): ReadonlyMap<string, LookCost> => new Map(rows.map(({ key, ...cost }) => [key, cost]))

export function createLookCostRepository(database: DrizzleDatabase): LookCosts {
  return {
    // In one order, so that two processes never wait for each other.
    addMany: (rows) =>
      inPieces(
        rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
        async (piece) => {
          await database
            .insert(lookCosts)
            .values(piece.map((row) => ({ ...row, bytes: Math.round(row.bytes) })))
            .onConflictDoUpdate({ target: [day, sweep, roomId], set: more })
        },
      ),
    async ofRooms(ids, since) {
      if (ids.length === 0) return new Map()
      const rows = await database
        .select({ key: roomId, ...SUMS })
        .from(lookCosts)
        .where(and(inArray(roomId, [...ids]), gte(day, since)))
        .groupBy(roomId)
      return byKey(rows)
    },
    async ofSweeps(on) {
      const rows = await database
        .select({ key: sweep, ...SUMS })
        .from(lookCosts)
        .where(eq(day, on))
        .groupBy(sweep)
      return byKey(rows)
    },
    async forget(before) {
      await database.delete(lookCosts).where(lt(day, before))
    },
  }
}

const keyOf = (row: { readonly day: string; readonly sweep: string; readonly roomId: string }) =>
  `${row.day} ${row.sweep} ${row.roomId}`
