import type { Instant } from '../../src/core/time/instant.ts'
import type {
  CoverageFilter,
  CoverageLedger,
  CoverageSum,
} from '../../src/ports/records/coverage-ledger.ts'
import { copyOf, isIn, type MemoryTables, put } from './memory-tables.ts'

function memorySums(
  tables: MemoryTables,
  { region, inactive = false }: CoverageFilter,
  from: Instant,
  to: Instant,
): readonly CoverageSum[] {
  const sums = new Map<string, CoverageSum>()
  for (const { roomId, state, start, end } of tables.coverage.values()) {
    const room = tables.rooms.get(roomId)
    if (room === undefined || !(room.active || inactive)) continue
    if (!isIn(region, room.region) || start >= to || end <= from) continue
    const key = `${roomId} ${state}`
    const millis = (sums.get(key)?.millis ?? 0) + Math.min(end, to) - Math.max(start, from)
    sums.set(key, { roomId, state, millis })
  }
  return [...sums.values()]
}

const key = (roomId: string, start: Instant): string => JSON.stringify([roomId, start])

export function memoryCoverage(tables: MemoryTables): CoverageLedger {
  const last = async (roomId: string, at = Number.POSITIVE_INFINITY as Instant) =>
    copyOf(
      [...tables.coverage.values()]
        .filter((one) => one.roomId === roomId && one.start <= at)
        .sort((a, b) => b.start - a.start)[0],
    )
  return {
    last,
    async lastOfFree(roomIds) {
      const lasts = roomIds.map(async (roomId) => [roomId, await last(roomId)] as const)
      return new Map(await Promise.all(lasts))
    },
    save: async (segment) => put(tables.coverage, key(segment.roomId, segment.start), segment),
    async saveMany(segments) {
      for (const one of segments) put(tables.coverage, key(one.roomId, one.start), one)
    },
    between: async (roomId, from, to) =>
      structuredClone(
        [...tables.coverage.values()]
          .filter((one) => one.roomId === roomId && one.start < to && one.end > from)
          .sort((a, b) => a.start - b.start),
      ),
    ofRooms: async (ids, from, to) =>
      structuredClone(
        [...tables.coverage.values()].filter(
          (one) => ids.includes(one.roomId) && one.start < to && one.end > from,
        ),
      ),
    sums: async (filter, from, to) => memorySums(tables, filter, from, to),
  }
}
