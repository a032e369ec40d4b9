import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** What the unfinished jobs of a stage have in hand, one row each, where one job carries many. */
export const jobMembers = pgTable(
  'job_members',
  {
    stage: text('stage').notNull(),
    member: text('member').notNull(),
    jobId: uuid('job_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stage, table.member] }),
    index('job_members_by_job').on(table.jobId),
  ],
)
