import type { SearchHit } from '../../../src/core/violations/search/saved-search.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, pageOf, put } from '../memory-tables.ts'

const keyOf = ({ searchId, wordsId }: SearchHit): string => `${searchId} ${wordsId}`

const newestFirst = (hits: readonly SearchHit[]): readonly SearchHit[] =>
  hits.toSorted((a, b) => b.at - a.at || (a.wordsId < b.wordsId ? 1 : -1))

export function memorySavedSearches({
  savedSearches,
  searchHits,
}: MemoryTables): Records['savedSearches'] {
  const there = () =>
    structuredClone([...savedSearches.values()]).filter(({ removedAt }) => removedAt === null)
  const hitsOf = (id: string): readonly SearchHit[] =>
    newestFirst([...searchHits.values()].filter(({ searchId }) => searchId === id))
  const find = async (id: string) => copyOf(savedSearches.get(id)) ?? null
  return {
    of: async (ownerId) => there().filter((one) => one.ownerId === ownerId),
    shared: async () => there().filter(({ shared }) => shared),
    find,
    hold: find,
    save: async (search) => put(savedSearches, search.id, search),
    due: async (now, most) =>
      there()
        .filter(({ alert, nextRunAt }) => alert && nextRunAt <= now)
        .toSorted((a, b) => a.nextRunAt - b.nextRunAt)
        .slice(0, most),
    foundSince: async (at) =>
      there().filter(
        ({ alert, lastFoundAt }) => alert && lastFoundAt !== null && lastFoundAt >= at,
      ),
    async forgetRemoved(before) {
      const gone = [...savedSearches.values()].filter(
        ({ removedAt }) => removedAt !== null && removedAt < before,
      )
      for (const { id } of gone) {
        savedSearches.delete(id)
        for (const hit of hitsOf(id)) searchHits.delete(keyOf(hit))
      }
      return gone.length
    },
    async addHits(hits) {
      const fresh = hits.filter((hit) => !searchHits.has(keyOf(hit)))
      for (const hit of fresh) put(searchHits, keyOf(hit), hit)
      return fresh
    },
    hits: async (id, page) => pageOf(hitsOf(id), page, (hit) => [hit.at, hit.wordsId]),
    hitsFoundAfter: async (id, at, most) =>
      hitsOf(id)
        .filter(({ foundAt }) => foundAt > at)
        .slice(0, most),
    counts: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const hits = hitsOf(id)
          const unseen = hits.filter(({ seenAt }) => seenAt === null).length
          return hits.length === 0 ? [] : [[id, { hits: hits.length, unseen }] as const]
        }),
      ),
    async markSeen(id, foundUpTo, at) {
      for (const hit of hitsOf(id)) {
        if (hit.seenAt === null && hit.foundAt <= foundUpTo) {
          put(searchHits, keyOf(hit), { ...hit, seenAt: at })
        }
      }
    },
    async forgetOldHits(id, most) {
      const old = hitsOf(id).slice(most)
      for (const hit of old) searchHits.delete(keyOf(hit))
      return old.length
    },
  }
}
