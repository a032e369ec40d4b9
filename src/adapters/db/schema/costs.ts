import {
  bigint,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { CivilDate } from '../../../core/time/civil-date.ts'

/** What looking came to: one row a day, sweep and room under watch, and one a day and sweep for all its probes. */
export const lookCosts = pgTable(
  'look_costs',
  {
    day: text('day').$type<CivilDate>().notNull(),
    sweep: text('sweep').notNull(),
    roomId: text('room_id').notNull(),
    /** Milliseconds. */
    cpu: doublePrecision('cpu').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** Milliseconds. */
    watched: doublePrecision('watched').notNull(),
    looks: integer('looks').notNull(),
    probes: integer('probes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.sweep, table.roomId] }),
    index('look_costs_by_room').on(table.roomId, table.day),
  ],
)
