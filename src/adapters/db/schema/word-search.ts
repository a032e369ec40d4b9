import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { KeptWords } from '../../../core/violations/search/kept-words.ts'
import { instant } from './column-types.ts'
import { violations } from './violations.ts'

/** What was read or heard, made to be found; a copy of what evidence and looks hold, and gone with them. */
export const keptWords = pgTable(
  'kept_words',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    at: instant('at').notNull(),
    sense: text('sense').$type<KeptWords['sense']>().notNull(),
    sha256: text('sha256'),
    text: text('words').notNull(),
    folded: text('folded').notNull(),
    /** Pairs of signs of `folded`: an index that every database has, and that Chinese is found by. */
    pairs: text('pairs').array().notNull(),
  },
  (table) => [
    index('kept_words_by_pair').using('gin', table.pairs),
    index('kept_words_by_violation').on(table.violationId),
    index('kept_words_newest').on(table.at, table.id),
  ],
)
