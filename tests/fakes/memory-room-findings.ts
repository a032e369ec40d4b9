import type { RoomSpan } from '../../src/ports/records/filters.ts'
import type { Records } from '../../src/ports/records/records.ts'
import { type MemoryTables, put } from './memory-tables.ts'

const within = (tables: MemoryTables, { roomId, from, to }: RoomSpan) =>
  structuredClone(
    [...tables.findings.values()]
      .filter((one) => one.roomId === roomId && one.lastSeenAt >= from && one.firstSeenAt <= to)
      .sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1)),
  )

export const memoryRoomFindings = (tables: MemoryTables): Records['findings'] => ({
  save: async (finding) => put(tables.findings, finding.id, finding),
  between: async (roomId, from, to) => within(tables, { roomId, from, to }),
  betweenMany: async (spans) => spans.map((span) => within(tables, span)),
})
