import type { Records } from '../../../src/ports/records/records.ts'
import { type MemoryTables, put } from '../memory-tables.ts'

export const memoryRehearsals = (tables: MemoryTables): Records['rehearsals'] => ({
  async save(rehearsal) {
    put(tables.rehearsals, rehearsal.id, rehearsal)
  },
  latest: async (limit) =>
    structuredClone([...tables.rehearsals.values()])
      .toSorted((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1))
      .slice(0, limit),
})
