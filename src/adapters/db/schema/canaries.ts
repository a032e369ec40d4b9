import { bigint, boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type {
  CanaryKind,
  CanaryReach,
  CanarySense,
  CanaryState,
  HearingPair,
} from '../../../core/canary/canary-run.ts'
import type { RehearsalEnd, RehearsalRecord } from '../../../core/rehearsal/rehearsal.ts'
import { instant } from './column-types.ts'

/** What the program showed and said to itself: one row each, written again as it goes on. */
export const canaryRuns = pgTable(
  'canary_runs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<CanaryKind>().notNull(),
    sense: text('sense').$type<CanarySense>().notNull().default('seen'),
    hearing: jsonb('hearing').$type<HearingPair>(),
    calibrates: boolean('calibrates').notNull().default(false),
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

/** How rehearsals went. What was found and cut there is nowhere in this database. */
export const rehearsals = pgTable(
  'rehearsals',
  {
    id: text('id').primaryKey(),
    startedBy: text('started_by').notNull(),
    regions: jsonb('regions').$type<RehearsalRecord['regions']>().notNull(),
    node: text('node').notNull(),
    minutes: integer('minutes').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    end: text('ended_why').$type<RehearsalEnd>(),
    trouble: text('trouble'),
    sheets: jsonb('sheets').$type<RehearsalRecord['sheets']>().notNull(),
  },
  (table) => [index('rehearsals_by_start').on(table.startedAt, table.id)],
)
