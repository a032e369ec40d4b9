import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Letter, LetterKind, LetterStatus } from '../../../core/letters/letter.ts'
import type { CardCaseMarks } from '../../../core/policy/card-appeals.ts'
import type { Department } from '../../../core/reports/departments.ts'
import type { Report, ReportKind, ReportState } from '../../../core/reports/report.ts'
import type { CivilDate } from '../../../core/time/civil-date.ts'
import { instant, verbatim } from './column-types.ts'
import { violations } from './violations.ts'

/** Letters to platforms and institutions: whole, with what they are searched by beside it. */
export const letters = pgTable(
  'letters',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    institutionId: text('institution_id').notNull(),
    kind: text('kind').$type<LetterKind>().notNull(),
    status: text('status').$type<LetterStatus>().notNull(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    issuedAt: instant('issued_at').notNull(),
    /** When time does something to it next (`nextDueAt`). */
    nextAt: instant('next_at'),
    letter: verbatim<Letter>('letter').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('letters_by_violation').on(table.violationId, table.issuedAt),
    index('letters_by_status').on(table.status, table.issuedAt),
    index('letters_by_next').on(table.nextAt),
    index('letters_by_issue').on(table.issuedAt, table.id),
    uniqueIndex('letters_by_serial').on(table.year, table.serial),
  ],
)

/** 情形极为严重, and appeals against cards, by the case that brought the card. */
export const cardCases = pgTable('card_cases', {
  violationId: text('violation_id')
    .primaryKey()
    .references(() => violations.id),
  grave: verbatim<CardCaseMarks['grave']>('grave'),
  appeals: verbatim<CardCaseMarks['appeals']>('appeals').notNull(),
  version: integer('version').notNull(),
})

/** Reports: whole, as they were filed, with what they are searched by beside it. */
export const reports = pgTable(
  'reports',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<ReportKind>().notNull(),
    state: text('state').$type<ReportState>().notNull(),
    /** What codes of its place begin with; empty: the whole installation. */
    region: text('region').notNull(),
    fromDay: text('from_day').$type<CivilDate>().notNull(),
    toDay: text('to_day').$type<CivilDate>().notNull(),
    dueDay: text('due_day').$type<CivilDate>(),
    violationId: text('violation_id'),
    department: text('department').$type<Department>(),
    madeAt: instant('made_at').notNull(),
    filedAt: instant('filed_at'),
    report: verbatim<Report>('report').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('reports_newest').on(table.madeAt, table.id),
    index('reports_by_days').on(table.kind, table.fromDay, table.toDay),
    index('reports_by_violation').on(table.violationId),
    index('reports_by_due').on(table.state, table.dueDay),
  ],
)
