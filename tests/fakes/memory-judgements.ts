import type { Records } from '../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from './memory-tables.ts'

const key = (kind: string, name: string | number): string => JSON.stringify([kind, name])

function withoutShadow<T extends { readonly shadow: unknown }>(found: T): Omit<T, 'shadow'> {
  const { shadow: _, ...version } = structuredClone(found)
  return version
}

export function memoryJudgements(tables: MemoryTables): Records['judgements'] {
  const { judgementVersions: versions, judgementChanges: changes } = tables
  const newestFirst = (kind: string) =>
    [...versions.values()]
      .filter((one) => one.kind === kind)
      .sort((a, b) => b.at - a.at || (a.sha256 < b.sha256 ? 1 : -1))
  return {
    async add(version) {
      if (versions.has(key(version.kind, version.sha256))) return false
      put(versions, key(version.kind, version.sha256), { ...version, shadow: null })
      return true
    },
    find: async (kind, sha256) => copyOf(versions.get(key(kind, sha256))),
    async named(kind, name) {
      const found = newestFirst(kind).find((one) => one.name === name)
      return found === undefined ? null : withoutShadow(found)
    },
    async beginning(kind, digits) {
      if (!/^[0-9a-f]{8,64}$/.test(digits)) return []
      return newestFirst(kind)
        .filter(({ sha256 }) => sha256.startsWith(digits))
        .slice(0, 2)
        .map(withoutShadow)
    },
    list: async (kind, limit) =>
      structuredClone(
        newestFirst(kind)
          .slice(0, limit)
          .map(({ body: _, ...listed }) => listed),
      ),
    async saveShadow(kind, sha256, shadow) {
      const found = versions.get(key(kind, sha256))
      if (found !== undefined) put(versions, key(kind, sha256), { ...found, shadow })
    },
    changes: async (kind) =>
      structuredClone(
        [...changes.values()]
          .filter((one) => one.kind === kind)
          .sort((a, b) => a.number - b.number),
      ),
    async change(change) {
      if (changes.has(key(change.kind, change.number))) return false
      put(changes, key(change.kind, change.number), change)
      return true
    },
  }
}
