import type { Instant } from '../../src/core/time/instant.ts'
import type { CoverageSum } from '../../src/ports/records/coverage-ledger.ts'
import type { PlaceFilter } from '../../src/ports/records/filters.ts'
import { isIn, type MemoryTables } from './memory-tables.ts'

export function memorySums(
  tables: MemoryTables,
  { region }: PlaceFilter,
  from: Instant,
  to: Instant,
): readonly CoverageSum[] {
  const sums = new Map<string, CoverageSum>()
  for (const { roomId, state, start, end } of tables.coverage.values()) {
    const room = tables.rooms.get(roomId)
    if (room?.active !== true || !isIn(region, room.region) || start >= to || end <= from) continue
    const key = `${roomId} ${state}`
    const millis = (sums.get(key)?.millis ?? 0) + Math.min(end, to) - Math.max(start, from)
    sums.set(key, { roomId, state, millis })
  }
  return [...sums.values()]
}
