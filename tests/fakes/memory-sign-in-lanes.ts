import { MOST_LANES } from '../../src/core/access/sign-in-limits.ts'
import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

export function memorySignInLanes({ signInLanes }: MemoryTables): Records['signInLanes'] {
  return {
    hold: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const lane = copyOf(signInLanes.get(key))
          return lane === null ? [] : [[key, lane]]
        }),
      ),
    async put(lanes) {
      for (const [key, lane] of lanes) put(signInLanes, key, lane)
      const latest = [...signInLanes].sort(
        ([a, one], [b, other]) => other.lastAt - one.lastAt || (a < b ? 1 : -1),
      )
      for (const [key] of latest.slice(MOST_LANES)) signInLanes.delete(key)
    },
    forget: async (key) => void signInLanes.delete(key),
  }
}
