import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant } from './column-types.ts'

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

/** What was signed of the journal and the evidence, each minute in which there was something new. Append-only as the journal. */
export const journalAnchors = pgTable('journal_anchors', {
  number: bigint('number', { mode: 'number' }).primaryKey(),
  at: instant('at').notNull(),
  /** Word for word as it was signed. */
  statement: text('statement').notNull(),
  signature: text('signature').notNull(),
})

/** What time stamp authorities (RFC 3161) answered of anchors; a row for each authority and anchor that it is asked about. */
export const anchorStamps = pgTable(
  'anchor_stamps',
  {
    anchor: bigint('anchor', { mode: 'number' }).notNull(),
    authority: text('authority').notNull(),
    /** The time stamp token with its certificates (DER); `null`: not stamped yet. */
    token: bytes('token'),
    /** As the authority states. */
    stampedAt: instant('stamped_at'),
    tries: integer('tries').notNull(),
    triedAt: instant('tried_at'),
    /** Why it is not stamped. */
    trouble: text('trouble'),
  },
  (table) => [primaryKey({ columns: [table.anchor, table.authority] })],
)
