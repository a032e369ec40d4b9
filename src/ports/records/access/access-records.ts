import type { AccountRole, CallerRole } from '../../../core/access/rights.ts'
import type { Owed } from '../../../core/access/session-life.ts'
import type { Lanes } from '../../../core/access/sign-in-limits.ts'
import type { TokenScope } from '../../../core/access/token-scopes.ts'
import type { RegionScope } from '../../../core/registry/region-scope.ts'
import type { Instant } from '../../../core/time/instant.ts'

export type Account = {
  readonly id: string
  readonly name: string
  readonly passwordHash: string
  readonly role: AccountRole
  /** Where it may look and act, each with what lies below; none: everywhere. */
  readonly regions: readonly RegionScope[]
  readonly createdAt: Instant
  /** Since when nobody may sign in by it; `null`: it is open. */
  readonly lockedAt: Instant | null
}
export type SignedInSession = {
  /** sha256 of the cookie's value: a stolen database opens no session. */
  readonly tokenHash: string
  readonly accountId: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  /** When its person last did something. What a page reads by itself is nobody's doing. */
  readonly seenAt: Instant
  /** Address or network that it was opened from. */
  readonly client: string
  /** What the browser calls itself. */
  readonly browser: string
  /** Until these are done it opens nothing else. */
  readonly owes: readonly Owed[]
  /** Left out: it was opened by a password. */
  readonly vouched?: SessionVouch
}
/** Of a session that a provider of identities vouched for. */
export type SessionVouch = {
  /** What it said, as only this installation can read it: shown to it again at the sign-out. */
  readonly sealed: string
  /** Whether it asked for a second factor, and its word on that is taken. */
  readonly factor: boolean
}
/** By whom an account is vouched for: its password opens nothing any more. */
export type AccountIdentity = {
  readonly accountId: string
  readonly issuer: string
  /** Of one person, for ever, within the issuer. */
  readonly subject: string
  readonly boundAt: Instant
}
/** How an account shows who it is, besides its password. */
export type AccountKeys = {
  readonly accountId: string
  /** Somebody else has seen the password: it is to be changed before anything else. */
  readonly passwordDue: boolean
  readonly secondFactor: SecondFactor | null
}
export type SecondFactor = {
  /** The secret of its codes, as only this installation can read it. */
  readonly sealed: string
  readonly since: Instant
  /** The latest step whose code was taken: none up to it is taken again. */
  readonly lastStep: number
  /** Digests of recovery codes that are left. */
  readonly recovery: readonly string[]
}
export type ProgramToken = {
  readonly tokenHash: string
  readonly name: string
  readonly role: CallerRole
  /** As of accounts. */
  readonly regions: readonly RegionScope[]
  readonly createdAt: Instant
  /** `null`: made before tokens expired; lasts until it is revoked. */
  readonly expiresAt: Instant | null
  /** `null`: whatever its role may. */
  readonly scopes: readonly TokenScope[] | null
  readonly lastUsedAt: Instant | null
  readonly revokedAt: Instant | null
}

export interface Accounts {
  count(): Promise<number>
  /** By name. */
  all(): Promise<readonly Account[]>
  findByName(name: string): Promise<Account | null>
  find(id: string): Promise<Account | null>
  /** Locks the row until the transaction ends: who writes to an account, or signs in by it, does so one after another. */
  hold(id: string): Promise<Account | null>
  /** Every one, in any order, locked until the transaction ends: for what depends on all of them. */
  holdAll(): Promise<readonly Account[]>
  /** `false`: one of that name is there already. */
  add(account: Account): Promise<boolean>
  save(account: Account): Promise<void>
}
export interface SignedInSessions {
  find(tokenHash: string): Promise<SignedInSession | null>
  add(session: SignedInSession): Promise<void>
  /** Its person did something then. `false`: it was ended, and stays so. */
  noteSeen(tokenHash: string, at: Instant): Promise<boolean>
  remove(tokenHash: string): Promise<void>
  /** Ends every session of an account, or every other one. */
  removeOf(accountId: string, except?: string): Promise<void>
  /** The last one opened first. */
  ofAccount(accountId: string): Promise<readonly SignedInSession[]>
}
export interface AccountKeyRing {
  /** Of an account of which nothing is written down: a password of its own, no second factor. */
  find(accountId: string): Promise<AccountKeys>
  save(keys: AccountKeys): Promise<void>
  /** Accounts that have a second factor. */
  withSecondFactor(): Promise<ReadonlySet<string>>
  /** Whether the step was later than any taken before; it is the latest now. Of two at once one is told so. */
  takeStep(accountId: string, step: number): Promise<boolean>
  /** Whether this recovery code was left; it is spent now. */
  takeRecovery(accountId: string, digest: string): Promise<boolean>
  /** Puts others in place of all that are left; `false`: that second factor is there no more. */
  replaceRecovery(accountId: string, since: Instant, digests: readonly string[]): Promise<boolean>
}
export interface AccountIdentities {
  find(issuer: string, subject: string): Promise<AccountIdentity | null>
  ofAccount(accountId: string): Promise<AccountIdentity | null>
  /** In any order. */
  all(): Promise<readonly AccountIdentity[]>
  /** `false`: the account or the person is bound already. */
  bind(identity: AccountIdentity): Promise<boolean>
  /** Whether there was one. */
  unbind(accountId: string): Promise<boolean>
}
export interface ProgramTokens {
  find(tokenHash: string): Promise<ProgramToken | null>
  add(token: ProgramToken): Promise<void>
  /** It was used then. `false`: it was revoked, and stays so. */
  noteUsed(tokenHash: string, at: Instant): Promise<boolean>
  /** Oldest first. */
  all(): Promise<readonly ProgramToken[]>
  remove(tokenHash: string): Promise<void>
}
/** Who failed to sign in how often, for all nodes; at most `MOST_LANES`, the oldest forgotten. */
export interface SignInLanes {
  /** What is kept under these keys. Nobody else reads or writes them until the transaction ends. */
  hold(keys: readonly string[]): Promise<Lanes>
  put(lanes: Lanes): Promise<void>
  forget(key: string): Promise<void>
}

export type AccessRecords = {
  readonly accounts: Accounts
  readonly accountKeys: AccountKeyRing
  readonly identities: AccountIdentities
  readonly sessions: SignedInSessions
  readonly tokens: ProgramTokens
  readonly signInLanes: SignInLanes
}
