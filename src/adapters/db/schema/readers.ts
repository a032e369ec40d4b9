import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './column-types.ts'

/** Pictures that killed two readers; no node reads them again until somebody forgets them. */
export const poisonousPictures = pgTable(
  'poisonous_pictures',
  {
    sha256: text('sha256').primaryKey(),
    reader: text('reader').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    cause: text('cause').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('poisonous_pictures_by_age').on(table.at, table.sha256)],
)
