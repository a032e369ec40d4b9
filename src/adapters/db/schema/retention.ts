import { doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { HeldKind } from '../../../core/retention/legal-hold.ts'
import { instant, verbatim } from './column-types.ts'

/** Orders that nothing of a violation or room is deleted; kept for good, lifted or not. */
export const legalHolds = pgTable(
  'legal_holds',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<HeldKind>().notNull(),
    subjectId: text('subject_id').notNull(),
    at: instant('at').notNull(),
    who: text('who').notNull(),
    why: verbatim<string>('why').notNull(),
    liftedAt: instant('lifted_at'),
    liftedBy: text('lifted_by'),
    liftedWhy: verbatim<string>('lifted_why'),
  },
  (table) => [index('legal_holds_newest').on(table.at, table.id)],
)

/** Files of the evidence store, a row for each room that one is kept for. `at`: when it was kept last. */
export const keptFiles = pgTable(
  'kept_files',
  {
    sha256: text('sha256').notNull(),
    roomId: text('room_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.roomId] })],
)

/** What each platform was asked in a day, once its hours are too old to be kept one by one. Days of Asia/Shanghai. */
export const hostDays = pgTable(
  'host_days',
  {
    host: text('host').notNull(),
    day: instant('day').notNull(),
    hours: integer('hours').notNull(),
    looks: integer('looks').notNull(),
    shortestGapMillis: integer('shortest_gap_millis'),
    mostInFlight: integer('most_in_flight').notNull(),
    waits: integer('waits').notNull(),
    waitedMillis: doublePrecision('waited_millis').notNull(),
    refusals: integer('refusals').notNull(),
    pushedBack: integer('pushed_back').notNull(),
    failed: integer('failed').notNull(),
    overruns: integer('overruns').notNull(),
  },
  (table) => [primaryKey({ columns: [table.host, table.day] })],
)
