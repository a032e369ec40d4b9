import type { Lanes } from '../../core/access/sign-in-limits.ts'
import type { Instant } from '../../core/time/instant.ts'

export type Account = {
  readonly id: string
  readonly name: string
  readonly passwordHash: string
  readonly role: 'operator' | 'administrator'
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
}
export type ProgramToken = {
  readonly tokenHash: string
  readonly name: string
  /** `reader`: may look at everything an operator may, and change nothing. */
  readonly role: Account['role'] | 'reader'
  readonly createdAt: Instant
  /** `null`: made before tokens expired; lasts until it is revoked. */
  readonly expiresAt: Instant | null
}

export interface Accounts {
  count(): Promise<number>
  /** By name. */
  all(): Promise<readonly Account[]>
  findByName(name: string): Promise<Account | null>
  find(id: string): Promise<Account | null>
  save(account: Account): Promise<void>
}
export interface SignedInSessions {
  find(tokenHash: string): Promise<SignedInSession | null>
  save(session: SignedInSession): Promise<void>
  remove(tokenHash: string): Promise<void>
  /** Ends every session of an account. */
  removeOf(accountId: string): Promise<void>
}
export interface ProgramTokens {
  find(tokenHash: string): Promise<ProgramToken | null>
  save(token: ProgramToken): Promise<void>
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
