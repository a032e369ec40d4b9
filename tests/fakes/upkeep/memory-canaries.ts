import type { CanaryRun } from '../../../src/core/canary/canary-run.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { type MemoryTables, put } from '../memory-tables.ts'

export const memoryCanaries = (tables: MemoryTables): Records['canaries'] => {
  const newestFirst = (): CanaryRun[] =>
    structuredClone([...tables.canaries.values()]).toSorted(
      (a, b) => b.dueAt - a.dueAt || (a.id < b.id ? 1 : -1),
    )
  const reach = (id: string, reached: CanaryRun['reached']): void => {
    const run = tables.canaries.get(id)
    if (run?.state === 'on-air') tables.canaries.set(id, { ...run, reached })
  }
  return {
    async save(run) {
      put(tables.canaries, run.id, run)
    },
    since: async (from, limit) =>
      newestFirst()
        .filter(({ dueAt }) => dueAt >= from)
        .slice(0, limit),
    async newest(now, sense) {
      const all = newestFirst().filter((one) => one.sense === sense)
      const over = all.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
      const byNow = ({ endedAt }: CanaryRun) => endedAt !== null && endedAt <= now
      return all.find(({ endedAt }) => endedAt === null) ?? over.find(byNow) ?? over[0] ?? null
    },
    open: async () => newestFirst().filter(({ endedAt }) => endedAt === null),
    letGo: async (id) => reach(id, 'let-go'),
    heard: async (id) => reach(id, 'heard'),
    async forget(before) {
      const gone = [...tables.canaries.values()].filter(
        ({ endedAt }) => endedAt !== null && endedAt < before,
      )
      for (const { id } of gone) tables.canaries.delete(id)
      return gone.length
    },
  }
}
