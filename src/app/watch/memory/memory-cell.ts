import type { RoomMemory } from './room-memory.ts'

/** Where a watch keeps its memory: the one thing in it that changes. */
export type MemoryCell = {
  now(): RoomMemory
  /** Puts another value in the place of the present one, whatever has come in since somebody last looked. */
  change(by: (memory: RoomMemory) => RoomMemory): void
}

export function createMemoryCell(first: RoomMemory): MemoryCell {
  let memory = first
  return {
    now: () => memory,
    change(by) {
      memory = by(memory)
    },
  }
}
