import type { Records } from '../../src/ports/records/records.ts'
import { isViolationIn, type MemoryTables, pageOf, put } from './memory-tables.ts'

const needViolation = (tables: MemoryTables, id: string): void => {
  if (!tables.violations.has(id)) throw new Error(`no violation ${id}`)
}

const pair = (first: string, second: string): string => JSON.stringify([first, second])

const byViolation = <T>(ids: readonly string[], of: (id: string) => readonly T[]) =>
  new Map(ids.map((id) => [id, of(id)] as const).filter(([, some]) => some.length > 0))

const tracesOf = (tables: MemoryTables, violationId: string) =>
  structuredClone(
    [...tables.traces.values()]
      .filter((row) => row.violationId === violationId)
      .sort((a, b) => a.version - b.version || (a.observationId < b.observationId ? -1 : 1)),
  )

const labelsOf = (tables: MemoryTables, violationId: string) =>
  structuredClone(
    [...tables.labels.values()]
      .filter((label) => label.violationId === violationId)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
  )

export const memoryTraces = (tables: MemoryTables): Records['sessionTraces'] => ({
  async add(row) {
    needViolation(tables, row.violationId)
    const key = pair(row.violationId, row.observationId)
    if (!tables.traces.has(key)) put(tables.traces, key, row)
  },
  has: async (violationId, observationId) => tables.traces.has(pair(violationId, observationId)),
  of: async (violationId) => tracesOf(tables, violationId),
  ofMany: async (ids) => byViolation(ids, (id) => tracesOf(tables, id)),
})

export const memoryLabels = (tables: MemoryTables): Records['operatorLabels'] => ({
  async save(label) {
    needViolation(tables, label.violationId)
    if (tables.labels.has(label.id)) throw new Error(`label ${label.id} exists`)
    put(tables.labels, label.id, label)
  },
  async forget(violationId) {
    for (const { id } of labelsOf(tables, violationId)) tables.labels.delete(id)
  },
  ofViolation: async (violationId) => labelsOf(tables, violationId),
  ofMany: async (ids) => byViolation(ids, (id) => labelsOf(tables, id)),
  list: async ({ region, from, to }, page) =>
    pageOf(
      [...tables.labels.values()].filter(
        ({ at, violationId }) =>
          (from === undefined || at >= from) &&
          (to === undefined || at < to) &&
          isViolationIn(tables, violationId, region),
      ),
      page,
      (label) => [label.at, label.id],
    ),
})

const opinionsOf = (tables: MemoryTables, violationId: string) =>
  structuredClone(
    [...tables.opinions.values()]
      .filter((row) => row.violationId === violationId)
      .map(({ opinion }) => opinion)
      .sort((a, b) => a.at - b.at || (a.sha256 < b.sha256 ? -1 : 1)),
  )

export const memoryOpinions = (tables: MemoryTables): Records['secondOpinions'] => ({
  async add(violationId, opinions) {
    if (opinions.length > 0) needViolation(tables, violationId)
    for (const opinion of opinions) {
      const key = pair(violationId, opinion.sha256)
      if (!tables.opinions.has(key)) put(tables.opinions, key, { violationId, opinion })
    }
  },
  of: async (violationId) => opinionsOf(tables, violationId),
  ofMany: async (ids) => byViolation(ids, (id) => opinionsOf(tables, id)),
})
