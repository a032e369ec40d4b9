import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { CoverageState } from '../../../core/patrol/coverage.ts'
import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'
import { instant } from './column-types.ts'

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
  },
  (table) => [primaryKey({ columns: [table.name, table.at] })],
)
