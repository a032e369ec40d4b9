import { type Jurisdiction, jurisdictionOf, seenBy } from '../../core/access/jurisdiction.ts'
import {
  isOver,
  NOTED_EVERY,
  type Owed,
  owedBy,
  type SessionRules,
} from '../../core/access/session-life.ts'
import type { TokenScope } from '../../core/access/token-scopes.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  Account,
  ProgramToken,
  SignedInSession,
} from '../../ports/records/access/access-records.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { tokenId } from '../commands/create-token.ts'
import { steadyNow } from '../steady-time.ts'

/** Somebody we know, by cookie or by token. */
export type Caller = {
  readonly kind: 'cookie' | 'token'
  readonly id: string
  readonly name: string
  readonly role: ProgramToken['role']
  readonly jurisdiction: Jurisdiction
  /** As they were given; none: everywhere. */
  readonly regions: readonly string[]
  /** As written into the audit. */
  readonly who: string
  /** `null` for a program token that lasts until it is revoked. */
  readonly expiresAt: Instant | null
  /** What is to be done before anything else. */
  readonly owes: readonly Owed[]
  /** `null`: whatever the role may. */
  readonly scopes: readonly TokenScope[] | null
}

export type WhoAsksDeps = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly transactions: Transactions
  readonly secrets: Pick<SecretTokens, 'digest'>
  readonly sessionRules: SessionRules
}

export type Credentials =
  | { readonly kind: 'cookie'; readonly value: string }
  | { readonly kind: 'token'; readonly value: string }

type Asked = { readonly digest: string; readonly now: Instant; readonly active: boolean }

async function programOf(records: Records, { digest, now }: Asked): Promise<Caller | null> {
  const token = await records.tokens.find(digest)
  if (token === null || token.revokedAt !== null) return null
  if (token.expiresAt !== null && token.expiresAt <= now) return null
  const { name, role, regions, expiresAt, scopes, lastUsedAt } = token
  if (lastUsedAt === null || plus(lastUsedAt, NOTED_EVERY) <= now) {
    if (!(await records.tokens.noteUsed(digest, now))) return null
  }
  const who = `program:${name}`
  // Not by its name, which two tokens may share.
  const own = { id: tokenId(digest), name, role, regions, jurisdiction: jurisdictionOf(regions) }
  return { kind: 'token', ...own, who, expiresAt, owes: [], scopes }
}

/**
 * Whom a provider vouched for without a second factor, and whose role asks for one since: there is nothing to set up here,
 * so the session is over.
 */
const lacksFactor = (
  { vouched }: SignedInSession,
  { role }: Account,
  rules: SessionRules,
): boolean => vouched?.factor === false && rules.secondFactorFor.includes(role)

/** By the role of this moment: one that is given to somebody who is signed in asks for what it asks at a sign-in. */
async function owedNow(
  { accountKeys }: Records,
  rules: SessionRules,
  { owes, vouched }: SignedInSession,
  { id, role }: Account,
): Promise<readonly Owed[]> {
  if (vouched !== undefined) return []
  const passwordDue = owes.includes('password')
  const needsFactor = rules.secondFactorFor.includes(role)
  const secondFactor = needsFactor ? (await accountKeys.find(id)).secondFactor : null
  return owedBy(role, { passwordDue, secondFactor }, rules)
}

async function personOf(
  records: Records,
  rules: SessionRules,
  { digest, now, active }: Asked,
): Promise<Caller | null> {
  const session = await records.sessions.find(digest)
  if (session === null || isOver(session, rules, now)) return null
  const account = await records.accounts.find(session.accountId)
  if (account === null || account.lockedAt !== null) return null
  if (lacksFactor(session, account, rules)) return null
  if (active && plus(session.seenAt, NOTED_EVERY) <= now) {
    if (!(await records.sessions.noteSeen(digest, now))) return null
  }
  const { id, name, role, regions } = account
  const { expiresAt } = session
  const owes = await owedNow(records, rules, session, account)
  const who = `user:${name}`
  const jurisdiction = seenBy(jurisdictionOf(regions), who)
  const own = { id, name, role, regions, jurisdiction }
  return { kind: 'cookie', ...own, who, expiresAt, owes, scopes: null }
}

/**
 * Whose credentials these are; `null` when they are nobody's, or no longer. `active`: a person did something; what a
 * page reads by itself keeps no session alive.
 */
export async function whoAsks(
  deps: WhoAsksDeps,
  credentials: Credentials,
  active = false,
): Promise<Caller | null> {
  const digest = deps.secrets.digest(credentials.value)
  // A clock that is set neither signs people out nor keeps them in.
  const asked = { digest, now: steadyNow(deps.clock), active }
  return await deps.transactions.run((records) =>
    credentials.kind === 'token'
      ? programOf(records, asked)
      : personOf(records, deps.sessionRules, asked),
  )
}
