import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { CaseFact } from '../../../core/deadlines/case-fact.ts'
import type { DecidedLead } from '../../../core/quality/decided-lead.ts'
import type { GoldenCase, GoldenItem } from '../../../core/quality/golden.ts'
import type { NoteAudience } from '../../../core/violations/note.ts'
import type { SavedView } from '../../../ports/records/handling.ts'
import { instant, verbatim } from './column-types.ts'
import { violations } from './violations.ts'

export const violationNotes = pgTable(
  'violation_notes',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    at: instant('at').notNull(),
    by: text('written_by').notNull(),
    audience: text('audience').$type<NoteAudience>().notNull(),
    text: text('note').notNull(),
    replaces: text('replaces'),
  },
  (table) => [
    index('violation_notes_by_violation').on(table.violationId, table.at, table.id),
    uniqueIndex('violation_notes_replaced_once').on(table.replaces),
  ],
)

export const caseFacts = pgTable(
  'case_facts',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    kind: text('kind').$type<CaseFact['kind']>().notNull(),
    at: instant('at').notNull(),
    paper: text('paper').notNull(),
    why: text('why').notNull(),
    enteredAt: instant('entered_at').notNull(),
    enteredBy: text('entered_by').notNull(),
    undone: verbatim<NonNullable<CaseFact['undone']>>('undone'),
  },
  (table) => [index('case_facts_by_violation').on(table.violationId, table.enteredAt, table.id)],
)

export const savedViews = pgTable(
  'saved_views',
  {
    id: text('id').primaryKey(),
    /** Of a person, or the name of a program's token. */
    accountId: text('account_id').notNull(),
    page: text('page').$type<SavedView['page']>().notNull(),
    name: text('name').notNull(),
    search: text('search').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [uniqueIndex('saved_views_one_of_a_name').on(table.accountId, table.page, table.name)],
)

export const decidedLeads = pgTable(
  'decided_leads',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    region: text('region').notNull(),
    kind: text('kind').$type<DecidedLead['kind']>().notNull(),
    by: text('decided_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    firstLookAt: instant('first_look_at').notNull(),
    decidedAt: instant('decided_at').notNull(),
    state: text('state').$type<DecidedLead['state']>().notNull(),
    drawnBy: text('drawn_by'),
    drawnAt: instant('drawn_at'),
    second: verbatim<NonNullable<DecidedLead['second']>>('second'),
    settlement: verbatim<NonNullable<DecidedLead['settlement']>>('settlement'),
    cutDisputed: boolean('cut_disputed').notNull(),
    askedOf: text('asked_of'),
    askedAt: instant('asked_at'),
    passedBy: text('passed_by').array().$type<string[]>().notNull().default([]),
  },
  (table) => [
    index('decided_leads_asked').on(table.askedOf).where(sql`${table.state} = 'waiting'`),
    index('decided_leads_by_violation').on(table.violationId, table.decidedAt),
    index('decided_leads_by_state').on(table.state, table.decidedAt),
    index('decided_leads_by_age').on(table.decidedAt, table.id),
  ],
)

export const reviewShares = pgTable('review_shares', {
  region: text('region').primaryKey(),
  confirmed: doublePrecision('confirmed').notNull(),
  dismissed: doublePrecision('dismissed').notNull(),
  golden: doublePrecision('golden').notNull().default(0),
  savedBy: text('saved_by').notNull(),
  savedAt: instant('saved_at').notNull(),
})

export const goldenCases = pgTable('golden_cases', {
  id: text('id').primaryKey(),
  violationId: text('violation_id')
    .notNull()
    .unique()
    .references(() => violations.id),
  region: text('region').notNull(),
  truth: text('truth').$type<GoldenCase['truth']>().notNull(),
  why: text('why').notNull(),
  by: text('entered_by').notNull(),
  at: instant('at').notNull(),
  retired: boolean('retired').notNull(),
})

export const goldenItems = pgTable(
  'golden_items',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => goldenCases.id),
    violationId: text('violation_id').notNull(),
    region: text('region').notNull(),
    who: text('who').notNull(),
    putAt: instant('put_at').notNull(),
    claimedUntil: instant('claimed_until'),
    state: text('state').$type<GoldenItem['state']>().notNull(),
    answeredAt: instant('answered_at'),
    truth: text('truth').$type<GoldenCase['truth']>(),
    why: text('why'),
  },
  (table) => [
    // Never twice before the same person.
    uniqueIndex('golden_items_once_a_person').on(table.who, table.caseId),
    index('golden_items_by_age').on(table.putAt, table.id),
  ],
)
