import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'

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
    body: text('body').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (table) => [index('journal_events_by_subject').on(table.subjectId, table.sequence)],
)
