import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { RunKind, RunState } from '../../../core/patrol/sweeps/sweep-run.ts'
import type { CivilDate } from '../../../core/time/civil-date.ts'
import { instant } from './column-types.ts'

/** A run of a sweep: one row a sweep and day, and one for each round that a person asked for. */
export const sweepRuns = pgTable(
  'sweep_runs',
  {
    id: text('id').primaryKey(),
    /** Order of opening: what lists are sorted by. */
    opened: bigint('opened', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    sweep: text('sweep').notNull(),
    kind: text('kind').$type<RunKind>().notNull(),
    state: text('state').$type<RunState>().notNull(),
    day: text('day').$type<CivilDate>().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    who: text('who').notNull(),
    why: text('why').notNull(),
    backfilled: boolean('backfilled').notNull(),
    rooms: integer('rooms').notNull(),
    looked: integer('looked').notNull(),
    progressAt: instant('progress_at').notNull(),
  },
  (table) => [
    index('sweep_runs_by_day').on(table.day),
    index('sweep_runs_by_end').on(table.endedAt),
    // One round of a sweep at a time, whichever machine was asked.
    uniqueIndex('sweep_runs_one_round')
      .on(table.sweep)
      .where(sql`kind = 'manual' and ended_at is null`),
  ],
)
