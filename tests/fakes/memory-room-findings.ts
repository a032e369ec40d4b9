import type { Records } from '../../src/ports/records.ts'
import { type MemoryTables, put } from './memory-tables.ts'

export const memoryRoomFindings = (tables: MemoryTables): Records['findings'] => ({
  save: async (finding) => put(tables.findings, finding.id, finding),
  between: async (roomId, from, to) =>
    structuredClone(
      [...tables.findings.values()]
        .filter((one) => one.roomId === roomId && one.lastSeenAt >= from && one.firstSeenAt <= to)
        .sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1)),
    ),
})
