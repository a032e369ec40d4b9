import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

export const memorySpeech = (tables: MemoryTables): Records['speech'] => ({
  of: async (roomId) => copyOf(tables.speech.get(roomId)),
  save: async (roomId, speech) => put(tables.speech, roomId, speech),
})
