import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { RunningWishes } from '../../../core/running/running-settings.ts'
import type { Abilities, NodeLoad, NodeTold, WorkWish } from '../../../ports/records/nodes.ts'
import { instant, verbatim } from './column-types.ts'

/** Processes as they last said of themselves: one row a start, gone with a clean end or a day after the last word. */
export const patrolNodes = pgTable(
  'patrol_nodes',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    roles: text('roles').array().notNull(),
    abilities: verbatim<Abilities>('abilities'),
    work: verbatim<Readonly<Record<string, number>>>('work').notNull(),
    startWork: verbatim<Readonly<Record<string, number>>>('start_work'),
    wish: verbatim<WorkWish>('wish'),
    version: text('version'),
    load: verbatim<NodeLoad>('load'),
    told: verbatim<NodeTold>('told'),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [index('patrol_nodes_by_seen').on(table.seenAt)],
)

/** What people set while the program ran: a row a change, none ever changed. */
export const runningSettings = pgTable('running_settings', {
  version: integer('version').primaryKey(),
  wishes: verbatim<RunningWishes>('wishes').notNull(),
  who: text('who').notNull(),
  why: verbatim<string>('why').notNull(),
  at: instant('at').notNull(),
  undoes: integer('undoes'),
})
