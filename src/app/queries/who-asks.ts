import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ProgramToken } from '../../ports/records/access-records.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { steadyNow } from '../steady-time.ts'

/** Somebody we know, by cookie or by token. */
export type Caller = {
  readonly kind: 'cookie' | 'token'
  readonly id: string
  readonly name: string
  readonly role: ProgramToken['role']
  /** As written into the audit. */
  readonly who: string
  /** `null` for a program token that lasts until it is revoked. */
  readonly expiresAt: Instant | null
}

export type WhoAsksDeps = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly transactions: Transactions
  readonly secrets: Pick<SecretTokens, 'digest'>
}

export type Credentials =
  | { readonly kind: 'cookie'; readonly value: string }
  | { readonly kind: 'token'; readonly value: string }

/** Whose credentials these are; `null` when they are nobody's, or no longer. */
export async function whoAsks(deps: WhoAsksDeps, credentials: Credentials): Promise<Caller | null> {
  const digest = deps.secrets.digest(credentials.value)
  // A clock that is set neither signs people out nor keeps them in.
  const now = steadyNow(deps.clock)
  return await deps.transactions.run(async (records) => {
    if (credentials.kind === 'token') {
      const token = await records.tokens.find(digest)
      if (token === null || (token.expiresAt !== null && token.expiresAt <= now)) return null
      const { name, role, expiresAt } = token
      return { kind: 'token', id: name, name, role, who: `program:${name}`, expiresAt }
    }
    const session = await records.sessions.find(digest)
    if (session === null || session.expiresAt <= now) return null
    const account = await records.accounts.find(session.accountId)
    if (account === null || account.lockedAt !== null) return null
    const { id, name, role } = account
    return { kind: 'cookie', id, name, role, who: `user:${name}`, expiresAt: session.expiresAt }
  })
}
