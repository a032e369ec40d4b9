import { WINDOW_LENGTHS } from '../../../src/core/patrol/goals/burn-rate.ts'
import {
  addTallies,
  type MinuteTally,
  NO_TALLY,
} from '../../../src/core/patrol/goals/minute-tally.ts'
import type { Duration } from '../../../src/core/time/duration.ts'
import { type Instant, minus } from '../../../src/core/time/instant.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, pageOf, put } from '../memory-tables.ts'
import { memoryLookCosts } from '../upkeep/memory-look-costs.ts'

const memorySweepRuns = (tables: MemoryTables): Records['sweepRuns'] => ({
  async open(run) {
    const goesOn = [...tables.sweepRuns.values()].some(
      ({ kind, sweep, endedAt }) => kind === 'manual' && sweep === run.sweep && endedAt === null,
    )
    if (tables.sweepRuns.has(run.id) || (run.kind === 'manual' && goesOn)) return false
    put(tables.sweepRuns, run.id, run)
    return true
  },
  find: async (id) => copyOf(tables.sweepRuns.get(id)),
  current: async (day) =>
    structuredClone(
      [...tables.sweepRuns.values()].filter(
        (run) => run.endedAt === null || (run.day === day && run.kind === 'scheduled'),
      ),
    ),
  list: async ({ sweep, state }, page) => {
    const places = new Map([...tables.sweepRuns.keys()].map((id, place) => [id, place]))
    return pageOf(
      [...tables.sweepRuns.values()].filter(
        (run) =>
          (sweep === undefined || run.sweep === sweep) &&
          (state === undefined || run.state === state),
      ),
      page,
      ({ id }) => [places.get(id) ?? 0, id],
    )
  },
  async progress(id, to) {
    const run = tables.sweepRuns.get(id)
    if (run !== undefined) tables.sweepRuns.set(id, { ...run, ...to })
  },
  async change(id, from, to) {
    const run = tables.sweepRuns.get(id)
    if (run?.state !== from) return false
    tables.sweepRuns.set(id, { ...run, ...to })
    return true
  },
  async forget(before) {
    const gone = [...tables.sweepRuns.values()].filter(
      ({ endedAt }) => endedAt !== null && endedAt < before,
    )
    for (const { id } of gone) tables.sweepRuns.delete(id)
    return gone.length
  },
})

const memoryPatrolledRooms = (tables: MemoryTables): Records['patrolledRooms'] => ({
  async page(after, limit) {
    const all = [...tables.rooms.values()].flatMap((room, place) => {
      const institution = tables.institutions.get(room.institutionId)
      if (!room.active || institution === undefined || place <= (after ?? -1)) return []
      return [{ place, item: { room, institution, status: tables.statuses.get(room.id) ?? null } }]
    })
    const shown = all.slice(0, limit)
    return {
      items: structuredClone(shown.map(({ item }) => item)),
      next: all.length > limit ? (shown.at(-1)?.place ?? null) : null,
    }
  },
})

const memoryPatrolMarks = (tables: MemoryTables): Records['patrolMarks'] => ({
  find: async (name) => copyOf(tables.patrolMarks.get(name)),
  save: async (name, mark) => put(tables.patrolMarks, name, mark),
  async advance(name, from, to) {
    const mark = tables.patrolMarks.get(name)
    if (mark?.at !== from) return false
    put(tables.patrolMarks, name, { ...mark, at: to })
    return true
  },
})

const memoryNodes = (tables: MemoryTables): Records['nodes'] => ({
  async beat(node) {
    put(tables.nodes, node.id, { ...node, wish: tables.nodes.get(node.id)?.wish ?? null })
  },
  hold: async (id) => structuredClone(tables.nodes.get(id) ?? null),
  async wish(id, wish) {
    const node = tables.nodes.get(id)
    if (node !== undefined) put(tables.nodes, id, { ...node, wish })
  },
  async seenSince(alive, gone) {
    const newest = [...tables.nodes.values()].toSorted(
      (a, b) => b.seenAt - a.seenAt || a.id.localeCompare(b.id),
    )
    const living = newest.filter(({ seenAt }) => seenAt >= alive)
    const silent = newest.filter(({ seenAt }) => seenAt < alive && seenAt >= gone.since)
    return structuredClone([...living, ...silent.slice(0, gone.most)]).toSorted(
      (a, b) => a.startedAt - b.startedAt || a.id.localeCompare(b.id),
    )
  },
  async leave(id) {
    tables.nodes.delete(id)
  },
  async forget(before) {
    for (const [id, { seenAt }] of tables.nodes) if (seenAt < before) tables.nodes.delete(id)
  },
})

const memoryGoalMinutes = (tables: MemoryTables): Records['goalMinutes'] => {
  const since = (until: Instant, length: Duration): MinuteTally =>
    [...tables.goalMinutes.values()]
      .filter(({ minute }) => minute < until && minute >= minus(until, length))
      .reduce((sum, { tally }) => addTallies(sum, tally), NO_TALLY)
  return {
    async saveMany(tallies) {
      for (const [minute, tally] of tallies) {
        put(tables.goalMinutes, String(minute), { minute, tally })
      }
    },
    sums: async (until) => ({
      '5m': since(until, WINDOW_LENGTHS['5m']),
      '30m': since(until, WINDOW_LENGTHS['30m']),
      '1h': since(until, WINDOW_LENGTHS['1h']),
      '6h': since(until, WINDOW_LENGTHS['6h']),
      '3d': since(until, WINDOW_LENGTHS['3d']),
    }),
    async forget(before) {
      for (const [key, { minute }] of tables.goalMinutes) {
        if (minute < before) tables.goalMinutes.delete(key)
      }
    },
  }
}

/** What is patrolled, by whom, and how far it has come. */
export const memorySweepRecords = (tables: MemoryTables) => ({
  patrolledRooms: memoryPatrolledRooms(tables),
  sweepRuns: memorySweepRuns(tables),
  nodes: memoryNodes(tables),
  patrolMarks: memoryPatrolMarks(tables),
  goalMinutes: memoryGoalMinutes(tables),
  lookCosts: memoryLookCosts(tables),
})
