import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { JudgementChange, JudgementKind } from '../../../core/judgement/standing.ts'
import { instant, verbatim } from './column-types.ts'

/** Sets of own words and learned models, each under the SHA-256 of its body. Rows are never changed but by shadow runs. */
export const judgementVersions = pgTable(
  'judgement_versions',
  {
    kind: text('kind').$type<JudgementKind>().notNull(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    body: text('body').notNull(),
    report: verbatim<unknown>('report'),
    at: instant('at').notNull(),
    who: text('who').notNull(),
    why: verbatim<string>('why').notNull(),
    shadowAt: instant('shadow_at'),
    shadow: verbatim<unknown>('shadow'),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.sha256] }),
    index('judgement_versions_newest').on(table.kind, table.at),
  ],
)

/** Which version came into force when, and what was taken back. Appended to. */
export const judgementChanges = pgTable(
  'judgement_changes',
  {
    kind: text('kind').$type<JudgementKind>().notNull(),
    number: integer('number').notNull(),
    change: text('change').$type<JudgementChange['change']>().notNull(),
    sha256: text('sha256').notNull(),
    at: instant('at').notNull(),
    who: text('who').notNull(),
    why: verbatim<string>('why').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.number] })],
)
