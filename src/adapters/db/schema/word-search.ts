import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Duration } from '../../../core/time/duration.ts'
import type { KeptWords } from '../../../core/violations/search/kept-words.ts'
import type { SavedSearch, SearchHit } from '../../../core/violations/search/saved-search.ts'
import { instant, verbatim } from './column-types.ts'
import { violations } from './violations.ts'

/** What was read or heard, made to be found; a copy of what evidence and looks hold, and gone with them. */
export const keptWords = pgTable(
  'kept_words',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    at: instant('at').notNull(),
    sense: text('sense').$type<KeptWords['sense']>().notNull(),
    sha256: text('sha256'),
    text: text('words').notNull(),
    folded: text('folded').notNull(),
    /** By the clock of the database, which all machines share: saved searches go on from it. */
    writtenAt: instant('written_at')
      .notNull()
      .default(sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`),
    /** Pairs of signs of `folded`: an index that every database has, and that Chinese is found by. */
    pairs: text('pairs').array().notNull(),
  },
  (table) => [
    index('kept_words_by_pair').using('gin', table.pairs),
    index('kept_words_by_violation').on(table.violationId),
    index('kept_words_by_writing').on(table.writtenAt),
    index('kept_words_newest').on(table.at, table.id),
  ],
)

/** Searches that people keep. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    asked: text('asked').notNull(),
    filter: verbatim<SavedSearch['filter']>('filter').notNull(),
    /** What codes of its places begin with; none: everywhere. */
    regions: text('regions').array().$type<string[]>().notNull(),
    shared: boolean('shared').notNull(),
    alert: boolean('alert').notNull(),
    since: instant('since'),
    cursor: instant('cursor').notNull(),
    /** Milliseconds. */
    pause: integer('pause').$type<Duration>().notNull(),
    nextRunAt: instant('next_run_at').notNull(),
    lastRunAt: instant('last_run_at'),
    lastFoundAt: instant('last_found_at'),
    dropped: integer('dropped').notNull(),
    trouble: text('trouble').$type<NonNullable<SavedSearch['trouble']>>(),
    told: verbatim<SavedSearch['told']>('told').notNull(),
    savedAt: instant('saved_at').notNull(),
    version: integer('version').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('saved_searches_by_owner').on(table.ownerId, table.savedAt, table.id),
    index('saved_searches_due').on(table.alert, table.nextRunAt),
  ],
)

/** What they found. The words are with the evidence, and go with it. */
export const savedSearchHits = pgTable(
  'saved_search_hits',
  {
    searchId: text('search_id')
      .notNull()
      .references(() => savedSearches.id, { onDelete: 'cascade' }),
    wordsId: text('words_id').notNull(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    at: instant('at').notNull(),
    sense: text('sense').$type<SearchHit['sense']>().notNull(),
    foundAt: instant('found_at').notNull(),
    seenAt: instant('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.searchId, table.wordsId] }),
    index('saved_search_hits_newest').on(table.searchId, table.at, table.wordsId),
    index('saved_search_hits_by_violation').on(table.violationId),
  ],
)
