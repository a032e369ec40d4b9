import { bigint, boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Owed } from '../../../core/access/session-life.ts'
import type { TokenScope } from '../../../core/access/token-scopes.ts'
import type { Account, ProgramToken } from '../../../ports/records/access/access-records.ts'
import { instant } from './column-types.ts'

export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  role: text('role').$type<Account['role']>().notNull(),
  /** Codes of places, each with what lies below; none: everywhere. */
  regions: text('regions').array().$type<string[]>().notNull().default([]),
  createdAt: instant('created_at').notNull(),
  lockedAt: instant('locked_at'),
})

export const signedInSessions = pgTable('signed_in_sessions', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  seenAt: instant('seen_at').notNull(),
  client: text('client').notNull(),
  browser: text('browser').notNull(),
  owes: text('owes').array().$type<Owed[]>().notNull(),
  /** Of one that a provider vouched for. */
  vouchSealed: text('vouch_sealed'),
  vouchFactor: boolean('vouch_factor'),
})

/** Who is vouched for by whom: a person of a provider is one account, and an account one person. */
export const accountIdentities = pgTable(
  'account_identities',
  {
    accountId: text('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    boundAt: instant('bound_at').notNull(),
  },
  (table) => [unique('account_identities_of_person').on(table.issuer, table.subject)],
)

/** How an account shows who it is, besides its password. The secret of its codes is sealed. */
export const accountKeys = pgTable('account_keys', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  passwordDue: boolean('password_due').notNull(),
  factorSealed: text('factor_sealed'),
  factorSince: instant('factor_since'),
  factorLastStep: bigint('factor_last_step', { mode: 'number' }).notNull(),
  recovery: text('recovery').array().notNull(),
})

export const programTokens = pgTable('program_tokens', {
  tokenHash: text('token_hash').primaryKey(),
  name: text('name').notNull(),
  role: text('role').$type<ProgramToken['role']>().notNull(),
  regions: text('regions').array().$type<string[]>().notNull().default([]),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at'),
  scopes: text('scopes').array().$type<TokenScope[]>(),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
})

/** What every machine of an installation has in common, to be compared at its start. Never a secret. */
export const installationFacts = pgTable('installation_facts', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})

export const idempotentAnswers = pgTable('idempotent_answers', {
  key: text('key').primaryKey(),
  requestHash: text('request_hash').notNull(),
  status: integer('status').notNull(),
  body: text('body').notNull(),
  at: instant('at').notNull(),
})

/** Who failed to sign in how often: keys hold digests, no names. All nodes count together. */
export const signInLanes = pgTable(
  'sign_in_lanes',
  {
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [index('sign_in_lanes_by_age').on(table.lastAt, table.key)],
)
