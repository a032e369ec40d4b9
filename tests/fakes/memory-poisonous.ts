import { MOST_POISONOUS } from '../../src/core/reading/poisonous-picture.ts'
import type { Records } from '../../src/ports/records/records.ts'
import { type MemoryTables, put } from './memory-tables.ts'

export function memoryPoisonous({ poisonous }: MemoryTables): Records['poisonous'] {
  const inOrder = () =>
    [...poisonous.values()].sort((a, b) => a.at - b.at || (a.sha256 < b.sha256 ? -1 : 1))
  return {
    all: async () => structuredClone(inOrder()),
    async add(picture) {
      if (poisonous.has(picture.sha256)) return false
      put(poisonous, picture.sha256, picture)
      for (const { sha256 } of inOrder().slice(0, -MOST_POISONOUS)) poisonous.delete(sha256)
      return true
    },
    remove: async (sha256) => poisonous.delete(sha256),
  }
}
