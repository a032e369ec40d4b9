import { type Instant, instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import type { KeptFile } from '../../../src/ports/records/kept-files.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import type { MemoryTables } from '../memory-tables.ts'

export const namesIn = (rows: unknown): readonly string[] =>
  JSON.stringify(rows).match(/[0-9a-f]{64}/g) ?? []

const isNamed = (
  { evidence, traces, findings, speech, cutOrders }: MemoryTables,
  sha256: string,
): boolean =>
  [evidence, traces, findings, speech, cutOrders].some((table) =>
    namesIn([...table.values()]).includes(sha256),
  )

/** Files of evidence that goes: nobody's from now on. */
export function disown(
  tables: MemoryTables,
  names: readonly string[],
  roomId: string,
  settled: Instant,
): void {
  for (const sha256 of names) {
    const key = `${sha256} ${roomId}`
    const known = tables.keptFiles.get(key)
    if (known !== undefined && known.at >= settled) continue
    tables.keptFiles.set(key, { sha256, roomId, at: instantOfEpochMilliseconds(0) })
  }
}

export const memoryKeptFiles = (tables: MemoryTables): Records['keptFiles'] => {
  const files = (): readonly KeptFile[] => {
    const rows = [...tables.keptFiles.values()]
    return [...new Set(rows.map(({ sha256 }) => sha256))].toSorted().map((sha256) => {
      const own = rows.filter((row) => row.sha256 === sha256)
      const at = instantOfEpochMilliseconds(Math.max(...own.map((row) => row.at)))
      return {
        sha256,
        rooms: own.map(({ roomId }) => roomId),
        at,
        named: isNamed(tables, sha256),
      }
    })
  }
  return {
    async note(noted, at) {
      for (const { sha256, roomId } of noted) {
        tables.keptFiles.set(`${sha256} ${roomId}`, { sha256, roomId, at })
      }
    },
    unnamed: async (before, { after, limit }) =>
      files()
        .filter(({ sha256, at, named }) => sha256 > after && at < before && !named)
        .map(({ sha256 }) => sha256)
        .slice(0, limit),
    hold: async (names) => files().filter(({ sha256 }) => names.includes(sha256)),
    async drop(names) {
      for (const [key, { sha256 }] of tables.keptFiles) {
        if (names.includes(sha256)) tables.keptFiles.delete(key)
      }
    },
  }
}
