import { addedTo } from '../../src/core/patrol/politeness-ledger.ts'
import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

const pair = (first: string, second: string | number): string => JSON.stringify([first, second])

export const memoryHostPaces = (tables: MemoryTables): Records['hostPaces'] => ({
  hold: async (host) => copyOf(tables.hostPaces.get(host)),
  all: async () => structuredClone([...tables.hostPaces.values()]),
  holdFree: async (hosts) =>
    structuredClone([...tables.hostPaces.values()].filter(({ host }) => hosts.includes(host))),
  async saveMany(paces) {
    for (const pace of paces) put(tables.hostPaces, pace.host, pace)
  },
  async addToHours(all) {
    for (const more of all) {
      const key = pair(more.host, more.hour)
      const row = tables.hostHours.get(key)
      put(tables.hostHours, key, row === undefined ? more : addedTo(row, more))
    }
  },
  hours: async (from, to) =>
    structuredClone(
      [...tables.hostHours.values()]
        .filter(({ hour }) => hour >= from && hour < to)
        .sort((a, b) => a.hour - b.hour || (a.host < b.host ? -1 : 1)),
    ),
})
