import { tellingBands } from '../../src/core/replay/print-bands.ts'
import type { RoomSpan } from '../../src/ports/records/filters.ts'
import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

export function memoryAirPrints(tables: MemoryTables): Records['airPrints'] {
  const sessions = () => [...tables.airSessions.values()].sort((a, b) => b.lastAt - a.lastAt)
  const findingOf = ({ roomId, from, to }: RoomSpan) =>
    sessions().find(
      (one) =>
        one.roomId === roomId && one.startedAt <= to && one.lastAt >= from && one.finding !== null,
    )?.finding ?? null
  return {
    latest: async (roomId) => copyOf(sessions().find((one) => one.roomId === roomId)),
    save: async (session) => put(tables.airSessions, session.id, session),
    saveScene: async (sessionId, number, scene) => {
      if (!tables.airSessions.has(sessionId)) throw new Error('no such session')
      put(tables.airScenes, JSON.stringify([sessionId, number]), { sessionId, number, scene })
    },
    scenesOf: async (sessionId) =>
      structuredClone(
        [...tables.airScenes.values()]
          .filter((row) => row.sessionId === sessionId)
          .sort((a, b) => a.number - b.number)
          .map(({ scene }) => scene),
      ),
    earlier: async ({ id, institutionId, startedAt }) =>
      structuredClone(
        sessions()
          .filter((one) => one.institutionId === institutionId && one.id !== id)
          .filter((one) => one.startedAt < startedAt)
          .sort((a, b) => b.startedAt - a.startedAt),
      ),
    onAirSince: async (institutionId, since) =>
      structuredClone(
        sessions().filter((one) => one.institutionId === institutionId && one.lastAt >= since),
      ),
    within: async (roomId, from, to) =>
      structuredClone(
        sessions()
          .filter((one) => one.roomId === roomId && one.startedAt <= to && one.lastAt >= from)
          .toReversed(),
      ),
    elsewhere: async (bands, exceptRoom, since) =>
      structuredClone(
        sessions()
          .filter(({ roomId, lastAt }) => roomId !== exceptRoom && lastAt >= since)
          .flatMap(({ id, roomId, startedAt }) =>
            [...tables.airScenes.values()]
              .filter(({ sessionId, scene }) => sessionId === id && scene.telling)
              .filter(({ scene }) => tellingBands(scene.picture).some((one) => bands.includes(one)))
              .map(({ scene }) => ({ roomId, startedAt, scene })),
          ),
      ),
    findingBetween: async (roomId, from, to) => findingOf({ roomId, from, to }),
    findingsBetween: async (spans) => spans.map(findingOf),
    forget: async (before, except = []) => {
      const gone = sessions().filter(
        ({ lastAt, roomId }) => lastAt < before && !except.includes(roomId),
      )
      for (const session of gone) {
        tables.airSessions.delete(session.id)
        for (const [key, row] of tables.airScenes) {
          if (row.sessionId === session.id) tables.airScenes.delete(key)
        }
      }
      return gone.length
    },
  }
}
