import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './column-types.ts'

/**
 * The append-only, hash-chained log. `body` is the canonical JSON that was hashed, byte for byte, and the only column
 * that events are read from; the columns beside it are there to search by. A trigger refuses updates and deletes.
 */
export const journalEvents = pgTable(
  'journal_events',
  {
    sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
    type: text('type').notNull(),
    subjectId: text('subject_id').notNull(),
    who: text('who'),
    at: instant('at'),
    body: text('body').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (table) => [
    index('journal_events_by_subject').on(table.subjectId, table.sequence),
    // What people and programs did is little beside what the machine saw; the audit reads it from its end.
    index('journal_events_of_people').on(table.sequence).where(sql`${table.who} <> 'system'`),
  ],
)
