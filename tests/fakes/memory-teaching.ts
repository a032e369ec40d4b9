import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

export const memoryTeaching = (tables: MemoryTables): Records['teaching'] => ({
  session: async (roomId) => copyOf(tables.roomSessions.get(roomId)),
  saveSession: async (roomId, _at, session) => put(tables.roomSessions, roomId, session),
  saveSegment: async (segment) =>
    put(tables.teaching, JSON.stringify([segment.roomId, segment.start]), segment),
  between: async (roomId, from, to, classId = null) =>
    structuredClone(
      [...tables.teaching.values()]
        .filter((one) => one.roomId === roomId || (classId !== null && one.classId === classId))
        .filter(({ start, end }) => start < to && end > from)
        .sort((a, b) => a.start - b.start),
    ),
})
