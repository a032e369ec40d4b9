import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from '../memory-tables.ts'

export const memoryTeaching = (tables: MemoryTables): Records['teaching'] => ({
  session: async (roomId) => copyOf(tables.roomSessions.get(roomId)?.session),
  saveSession: async (roomId, at, session) => put(tables.roomSessions, roomId, { at, session }),
  sessionsSince: async (from, { afterRoom, limit }) =>
    structuredClone(
      [...tables.roomSessions]
        .filter(([roomId, { at }]) => at >= from && roomId > afterRoom)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([roomId, { session }]) => ({ roomId, session })),
    ),
  forgetSessions: async (before, except = []) => {
    const gone = [...tables.roomSessions].filter(
      ([roomId, { at }]) => at < before && !except.includes(roomId),
    )
    for (const [roomId] of gone) tables.roomSessions.delete(roomId)
    return gone.length
  },
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
