import type { HearingMemory } from './hearing-memory.ts'

/**
 * How rooms sounded when they were last watched: twelve minutes are longer than a lease. Lost with its process, and not
 * known to another: the count then begins anew.
 */
export type HeardRooms = {
  /** `null`: nothing is known of it. */
  recall(roomId: string): HearingMemory | null
  keep(roomId: string, memory: HearingMemory): void
}

/** The one kept longest ago gives way. */
const ROOMS_AT_MOST = 2_000

export function createHeardRooms(): HeardRooms {
  const rooms = new Map<string, HearingMemory>()
  return {
    recall: (roomId) => rooms.get(roomId) ?? null,
    keep(roomId, memory) {
      rooms.delete(roomId)
      const [oldest] = rooms.keys()
      if (rooms.size >= ROOMS_AT_MOST && oldest !== undefined) rooms.delete(oldest)
      rooms.set(roomId, memory)
    },
  }
}
