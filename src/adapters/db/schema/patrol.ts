import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { CoverageState } from '../../../core/patrol/coverage.ts'
import type { ClosedReason, HostPace } from '../../../core/patrol/politeness.ts'
import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'
import { instant, verbatim } from './column-types.ts'

/** The ledger: one row a run of equal looks, extended in place. `start` and `end` are half-open. */
export const coverageSegments = pgTable(
  'coverage_segments',
  {
    roomId: text('room_id').notNull(),
    start: instant('start').notNull(),
    end: instant('end').notNull(),
    state: text('state').$type<CoverageState>().notNull(),
    unseenReason: text('unseen_reason').$type<UnseenReason>(),
    looks: integer('looks').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.start] }),
    index('coverage_segments_by_end').on(table.roomId, table.end),
  ],
)

/** Ticks that were taken by one of the machines: the primary key is what makes each fire once. */
export const cronTicks = pgTable(
  'cron_ticks',
  {
    name: text('name').notNull(),
    /** The instant the schedule names, not the one at which it ran. */
    at: instant('at').notNull(),
    claimedAt: instant('claimed_at').notNull(),
    /** It was made up for later, because nobody ran at its time. */
    backfilled: boolean('backfilled').notNull(),
    /** When what it asked for was handed over; `null`: it was claimed by somebody who may be gone. */
    doneAt: instant('done_at'),
  },
  (table) => [primaryKey({ columns: [table.name, table.at] })],
)

/** How far something of the patrol has come, for all machines. */
export const patrolMarks = pgTable('patrol_marks', {
  name: text('name').primaryKey(),
  at: instant('at').notNull(),
  value: verbatim<unknown>('value'),
})

/** The pace of each platform between looks: whoever looks locks its row. */
export const hostPaces = pgTable('host_paces', {
  host: text('host').primaryKey(),
  looksPerMinute: doublePrecision('looks_per_minute').notNull(),
  nextStartAt: instant('next_start_at').notNull(),
  lastStartAt: instant('last_start_at'),
  inFlight: verbatim<HostPace['inFlight']>('in_flight').notNull(),
  failuresInARow: integer('failures_in_a_row').notNull(),
  brakesInARow: integer('brakes_in_a_row').notNull(),
  onTrial: boolean('on_trial').notNull(),
  closedUntil: instant('closed_until'),
  closedBecause: text('closed_because').$type<ClosedReason>(),
  paceChangedAt: instant('pace_changed_at').notNull(),
})

/** What each platform was asked in each hour, against the budget of that hour. */
export const hostHours = pgTable(
  'host_hours',
  {
    host: text('host').notNull(),
    hour: instant('hour').notNull(),
    looks: integer('looks').notNull(),
    budgetPerMinute: doublePrecision('budget_per_minute').notNull(),
    budgetConcurrency: integer('budget_concurrency').notNull(),
    shortestGapMillis: integer('shortest_gap_millis'),
    mostInFlight: integer('most_in_flight').notNull(),
    waits: integer('waits').notNull(),
    waitedMillis: doublePrecision('waited_millis').notNull(),
    refusals: integer('refusals').notNull(),
    pushedBack: integer('pushed_back').notNull(),
    failed: integer('failed').notNull(),
    overruns: integer('overruns').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.host, table.hour] }),
    index('host_hours_by_hour').on(table.hour),
  ],
)
