import { integer, pgTable } from 'drizzle-orm/pg-core'
import { instant } from './column-types.ts'

/** Rooms that sweeps had in each minute, by what is known of them: the goals of the patrol are added up from these. */
export const goalMinutes = pgTable('goal_minutes', {
  /** Its first moment. */
  minute: instant('minute').primaryKey(),
  seen: integer('seen').notNull(),
  seenPartly: integer('seen_partly').notNull(),
  unseenTheirs: integer('unseen_theirs').notNull(),
  unseenOurs: integer('unseen_ours').notNull(),
  missed: integer('missed').notNull(),
})
