import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

export const memorySpeech = (tables: MemoryTables): Records['speech'] => ({
  of: async (roomId) => copyOf(tables.speech.get(roomId)),
  save: async (roomId, speech) => put(tables.speech, roomId, speech),
  forget: async (before) => {
    for (const [roomId, { since, last, listenedAt, clippedAt }] of tables.speech) {
      const newest = Math.max(...[since, last, listenedAt, clippedAt].map((at) => at ?? 0))
      if (newest < before) tables.speech.delete(roomId)
    }
  },
})
