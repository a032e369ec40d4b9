import { index, pgTable, text } from 'drizzle-orm/pg-core'
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
