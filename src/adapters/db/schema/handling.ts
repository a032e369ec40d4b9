import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { NoteAudience } from '../../../core/violations/note.ts'
import type { SavedView } from '../../../ports/records/handling.ts'
import { instant } from './column-types.ts'
import { violations } from './violations.ts'

export const violationNotes = pgTable(
  'violation_notes',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    at: instant('at').notNull(),
    by: text('written_by').notNull(),
    audience: text('audience').$type<NoteAudience>().notNull(),
    text: text('note').notNull(),
    replaces: text('replaces'),
  },
  (table) => [
    index('violation_notes_by_violation').on(table.violationId, table.at, table.id),
    uniqueIndex('violation_notes_replaced_once').on(table.replaces),
  ],
)

export const savedViews = pgTable(
  'saved_views',
  {
    id: text('id').primaryKey(),
    /** Of a person, or the name of a program's token. */
    accountId: text('account_id').notNull(),
    page: text('page').$type<SavedView['page']>().notNull(),
    name: text('name').notNull(),
    search: text('search').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [uniqueIndex('saved_views_one_of_a_name').on(table.accountId, table.page, table.name)],
)
