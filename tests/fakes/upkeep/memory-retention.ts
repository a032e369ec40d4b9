import type { Records } from '../../../src/ports/records/records.ts'
import { memoryPoisonous } from '../memory-poisonous.ts'
import { memorySignInLanes } from '../memory-sign-in-lanes.ts'
import { memorySpeech } from '../memory-speech.ts'
import { copyOf, type MemoryTables, put } from '../memory-tables.ts'
import { memoryCanaries } from './memory-canaries.ts'
import { disown, memoryKeptFiles, namesIn } from './memory-kept-files.ts'
import { memoryRehearsals } from './memory-rehearsals.ts'
import { memoryRunningSettings } from './memory-running-settings.ts'

const memoryLegalHolds = (tables: MemoryTables): Records['legalHolds'] => ({
  lock: async () => {},
  save: async (hold) => put(tables.legalHolds, hold.id, hold),
  find: async (id) => copyOf(tables.legalHolds.get(id)),
  all: async () =>
    structuredClone([...tables.legalHolds.values()]).toSorted(
      (a, b) => b.at - a.at || (a.id < b.id ? 1 : -1),
    ),
})

const memoryRetention = (tables: MemoryTables): Records['retention'] => ({
  oldViolations: async (before, states, { after, limit }) =>
    structuredClone(
      [...tables.violations.values()]
        .filter(
          ({ id, status, ongoing, lastSeenAt }) =>
            states.includes(status) &&
            !ongoing &&
            lastSeenAt < before &&
            id > after &&
            [...tables.evidence.values()].some(({ violationId }) => violationId === id),
        )
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    ),
  async forgetEvidence(id, settled) {
    const own = [...tables.evidence].filter(([, { violationId }]) => violationId === id)
    const traces = [...tables.traces].filter(([, { violationId }]) => violationId === id)
    const names = [...own.map(([, { piece }]) => piece.sha256), ...namesIn(traces)]
    const roomId = tables.violations.get(id)?.roomId ?? ''
    disown(tables, names, roomId, settled)
    for (const [key] of own) tables.evidence.delete(key)
    for (const [key] of traces) tables.traces.delete(key)
  },
  async forgetPictures(before, except) {
    const gone = [...tables.thumbnails.values()].filter(({ roomId, at }) => {
      const state = tables.statuses.get(roomId)?.state
      return at < before && !except.includes(roomId) && (state === 'off-air' || state === 'unseen')
    })
    for (const { roomId } of gone) tables.thumbnails.delete(roomId)
    return gone.length
  },
  async forgetSegments(before, except) {
    const gone = [...tables.teaching].filter(
      ([, { end, roomId }]) => end < before && !except.includes(roomId),
    )
    for (const [key] of gone) tables.teaching.delete(key)
    return gone.length
  },
  async rollUpHours(before) {
    const gone = [...tables.hostHours].filter(([, { hour }]) => hour < before)
    for (const [key] of gone) tables.hostHours.delete(key)
    return gone.length
  },
})

/** What the program keeps of itself: canaries, holds, what outlives its time, what is cold soon. */
export const memoryUpkeep = (
  tables: MemoryTables,
): Pick<
  Records,
  | 'canaries'
  | 'rehearsals'
  | 'runningSettings'
  | 'legalHolds'
  | 'retention'
  | 'keptFiles'
  | 'speech'
  | 'poisonous'
  | 'signInLanes'
> => ({
  canaries: memoryCanaries(tables),
  rehearsals: memoryRehearsals(tables),
  runningSettings: memoryRunningSettings(tables),
  legalHolds: memoryLegalHolds(tables),
  retention: memoryRetention(tables),
  keptFiles: memoryKeptFiles(tables),
  speech: memorySpeech(tables),
  poisonous: memoryPoisonous(tables),
  signInLanes: memorySignInLanes(tables),
})
