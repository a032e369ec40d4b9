import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { CanaryKind, CanaryReach, CanaryState } from '../../../core/canary/canary-run.ts'
import { instant } from './column-types.ts'

/** Pictures that the program showed itself: one row each, written again as it goes on. */
export const canaryRuns = pgTable(
  'canary_runs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<CanaryKind>().notNull(),
    seed: bigint('seed', { mode: 'number' }).notNull(),
    state: text('state').$type<CanaryState>().notNull(),
    dueAt: instant('due_at').notNull(),
    begunAt: instant('begun_at'),
    endsAt: instant('ends_at'),
    alertedAt: instant('alerted_at'),
    endedAt: instant('ended_at'),
    reached: text('reached').$type<CanaryReach>(),
  },
  (table) => [index('canary_runs_by_due').on(table.dueAt, table.id)],
)
