import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  sql,
} from 'drizzle-orm'
import type { SavedSearch } from '../../../../core/violations/search/saved-search.ts'
import type { SavedSearches } from '../../../../ports/records/search/saved-searches.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { savedSearches, savedSearchHits } from '../../schema/word-search.ts'
import { isOneOf } from '../conditions.ts'
import { afterCursor, decodeCursor, pageOf } from '../page-cursor.ts'

const rowOf = (search: SavedSearch) => ({
  ...search,
  regions: [...search.regions],
  name: search.name.toWellFormed(),
  asked: search.asked.toWellFormed(),
})

const isThere = isNull(savedSearches.removedAt)

type Searches = Pick<
  SavedSearches,
  'of' | 'shared' | 'find' | 'hold' | 'save' | 'due' | 'foundSince' | 'forgetRemoved'
>

const searchesOver = (database: DrizzleDatabase): Searches => ({
  of: (ownerId) =>
    database
      .select()
      .from(savedSearches)
      .where(and(eq(savedSearches.ownerId, ownerId), isThere))
      .orderBy(asc(savedSearches.savedAt), asc(savedSearches.id)),
  shared: () =>
    database
      .select()
      .from(savedSearches)
      .where(and(eq(savedSearches.shared, true), isThere))
      .orderBy(asc(savedSearches.savedAt), asc(savedSearches.id)),
  async find(id) {
    const [row] = await database.select().from(savedSearches).where(eq(savedSearches.id, id))
    return row ?? null
  },
  async hold(id) {
    const [row] = await database
      .select()
      .from(savedSearches)
      .where(eq(savedSearches.id, id))
      .for('update')
    return row ?? null
  },
  async save(search) {
    const row = rowOf(search)
    await database
      .insert(savedSearches)
      .values(row)
      .onConflictDoUpdate({ target: savedSearches.id, set: row })
  },
  due: (now, most) =>
    database
      .select()
      .from(savedSearches)
      .where(and(eq(savedSearches.alert, true), isThere, lte(savedSearches.nextRunAt, now)))
      .orderBy(asc(savedSearches.nextRunAt), asc(savedSearches.id))
      .limit(most),
  foundSince: (at) =>
    database
      .select()
      .from(savedSearches)
      .where(and(eq(savedSearches.alert, true), isThere, gte(savedSearches.lastFoundAt, at)))
      .orderBy(asc(savedSearches.savedAt), asc(savedSearches.id)),
  async forgetRemoved(before) {
    const gone = await database
      .delete(savedSearches)
      .where(and(isNotNull(savedSearches.removedAt), lt(savedSearches.removedAt, before)))
      .returning({ id: savedSearches.id })
    return gone.length
  },
})

type KeptHits = Pick<SavedSearches, 'addHits' | 'markSeen' | 'forgetOldHits'>
type Hits = Omit<SavedSearches, keyof Searches | keyof KeptHits>

const hitsOver = (database: DrizzleDatabase): Hits => ({
  async hits(searchId, request) {
    const after = decodeCursor(request.cursor)
    const { at, wordsId } = savedSearchHits
    const rows = await database
      .select()
      .from(savedSearchHits)
      .where(and(eq(savedSearchHits.searchId, searchId), afterCursor(after, at, wordsId)))
      .orderBy(desc(at), desc(wordsId))
      .limit(request.limit + 1)
    return pageOf(
      rows,
      request,
      (row) => ({ value: row.at, id: row.wordsId }),
      (row) => row,
    )
  },
  hitsFoundAfter: (searchId, at, most) =>
    database
      .select()
      .from(savedSearchHits)
      .where(and(eq(savedSearchHits.searchId, searchId), gt(savedSearchHits.foundAt, at)))
      .orderBy(desc(savedSearchHits.at), desc(savedSearchHits.wordsId))
      .limit(most),
  async counts(searchIds) {
    const rows = await database
      .select({
        searchId: savedSearchHits.searchId,
        hits: count(),
        unseen: sql<number>`count(*) filter (where ${savedSearchHits.seenAt} is null)`.mapWith(
          Number,
        ),
      })
      .from(savedSearchHits)
      .where(isOneOf(savedSearchHits.searchId, searchIds))
      .groupBy(savedSearchHits.searchId)
    return new Map(rows.map(({ searchId, hits, unseen }) => [searchId, { hits, unseen }]))
  },
})

const keptHitsOver = (database: DrizzleDatabase): KeptHits => ({
  async addHits(hits) {
    if (hits.length === 0) return []
    return await database
      .insert(savedSearchHits)
      .values([...hits])
      .onConflictDoNothing()
      .returning()
  },
  async markSeen(searchId, foundUpTo, at) {
    await database
      .update(savedSearchHits)
      .set({ seenAt: at })
      .where(
        and(
          eq(savedSearchHits.searchId, searchId),
          isNull(savedSearchHits.seenAt),
          lte(savedSearchHits.foundAt, foundUpTo),
        ),
      )
  },
  async forgetOldHits(searchId, most) {
    const old = database
      .select({ wordsId: savedSearchHits.wordsId })
      .from(savedSearchHits)
      .where(eq(savedSearchHits.searchId, searchId))
      .orderBy(desc(savedSearchHits.at), desc(savedSearchHits.wordsId))
      .offset(most)
    const gone = await database
      .delete(savedSearchHits)
      .where(and(eq(savedSearchHits.searchId, searchId), inArray(savedSearchHits.wordsId, old)))
      .returning({ wordsId: savedSearchHits.wordsId })
    return gone.length
  },
})

export const createSavedSearchRepository = (database: DrizzleDatabase): SavedSearches => ({
  ...searchesOver(database),
  ...hitsOver(database),
  ...keptHitsOver(database),
})
