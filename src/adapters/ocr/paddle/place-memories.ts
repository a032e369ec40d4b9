import { createLineMemory, type LineMemory } from './line-memory.ts'

/** Rooms that a thread remembers: about 60 kB each. */
const MOST_PLACES = 64

/** The memory of each room, the one that was not asked for longest forgotten first. */
export function createPlaceMemories(): (place: string) => LineMemory {
  const memories = new Map<string, LineMemory>()
  return (place) => {
    const memory = memories.get(place) ?? createLineMemory()
    memories.delete(place)
    memories.set(place, memory)
    const [oldest] = memories.keys()
    if (memories.size > MOST_PLACES && oldest !== undefined) memories.delete(oldest)
    return memory
  }
}
