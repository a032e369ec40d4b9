import type { Records } from '../../../src/ports/records/records.ts'
import { type MemoryTables, put } from '../memory-tables.ts'

export function memoryRunningSettings(tables: MemoryTables): Records['runningSettings'] {
  const latest = (limit: number) =>
    structuredClone([...tables.runningSettings.values()])
      .toSorted((a, b) => b.version - a.version)
      .slice(0, limit)
  const newest = async () => latest(1)[0] ?? null
  return {
    newest,
    hold: newest,
    latest: async (limit) => latest(limit),
    async add(version) {
      if (tables.runningSettings.has(version.version)) throw new Error('a version of that number')
      put(tables.runningSettings, version.version, version)
    },
  }
}
