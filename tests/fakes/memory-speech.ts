import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

export const memorySpeech = (tables: MemoryTables): Records['speech'] => ({
  of: async (roomId) => copyOf(tables.speech.get(roomId)),
  save: async (roomId, speech) => put(tables.speech, roomId, speech),
  forget: async (before, except = []) => {
    const gone = [...tables.speech].filter(([roomId, { since, last, listenedAt, clippedAt }]) => {
      const newest = Math.max(...[since, last, listenedAt, clippedAt].map((at) => at ?? 0))
      return newest < before && !except.includes(roomId)
    })
    for (const [roomId] of gone) tables.speech.delete(roomId)
    return gone.length
  },
})
