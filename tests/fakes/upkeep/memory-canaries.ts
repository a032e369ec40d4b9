import type { CanaryRun } from '../../../src/core/canary/canary-run.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { type MemoryTables, put } from '../memory-tables.ts'

export const memoryCanaries = (tables: MemoryTables): Records['canaries'] => {
  const newestFirst = (): CanaryRun[] =>
    structuredClone([...tables.canaries.values()]).toSorted(
      (a, b) => b.dueAt - a.dueAt || (a.id < b.id ? 1 : -1),
    )
  return {
    async save(run) {
      put(tables.canaries, run.id, run)
    },
    since: async (from, limit) =>
      newestFirst()
        .filter(({ dueAt }) => dueAt >= from)
        .slice(0, limit),
    newest: async () => newestFirst()[0] ?? null,
    async forget(before) {
      const gone = [...tables.canaries.values()].filter(
        ({ endedAt }) => endedAt !== null && endedAt < before,
      )
      for (const { id } of gone) tables.canaries.delete(id)
      return gone.length
    },
  }
}
