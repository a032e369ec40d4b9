import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { ReplayFinding } from '../../../core/replay/replay-finding.ts'
import { instant, verbatim } from './column-types.ts'

/** Stretches on air, to know a lesson again that is sent as a recording. */
export const airSessions = pgTable(
  'air_sessions',
  {
    id: text('id').primaryKey(),
    roomId: text('room_id').notNull(),
    institutionId: text('institution_id').notNull(),
    startedAt: instant('started_at').notNull(),
    lastAt: instant('last_at').notNull(),
    finding: verbatim<ReplayFinding>('finding'),
  },
  (table) => [
    index('air_sessions_by_room').on(table.roomId, table.lastAt),
    index('air_sessions_by_institution').on(table.institutionId, table.startedAt),
    index('air_sessions_by_age').on(table.lastAt),
  ],
)

/** The bands of a print (core/replay/print-bands.ts), each after its place; pictures in which nothing can be known again too. */
export const bandsOf = (picture: AnyPgColumn) =>
  sql`(ARRAY[${sql.join(
    [0, 1, 2, 3, 4, 5, 6, 7].map((place) =>
      sql.raw(`'${place}' || `).append(sql`substr(${picture}, ${sql.raw(`${place * 8 + 1}`)}, 8)`),
    ),
    sql.raw(', '),
  )}])`

/** What was on air: one row a picture that stood, about 150 bytes. Seconds count from the begin of the session. */
export const airScenes = pgTable(
  'air_scenes',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => airSessions.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    begunAfter: doublePrecision('begun_after').notNull(),
    begunBy: doublePrecision('begun_by').notNull(),
    seenUntil: doublePrecision('seen_until').notNull(),
    picture: text('picture').notNull(),
    telling: boolean('telling').notNull(),
    words: text('words'),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.number] }),
    index('air_scenes_by_bands').using('gin', bandsOf(table.picture)),
  ],
)
