import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Duration, hours } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { PasswordHasher } from '../../ports/password-hasher.ts'
import type { Account } from '../../ports/records/access-records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { steadyNow } from '../steady-time.ts'
import { audit, type CommandDeps } from './command.ts'

export type SignInDeps = CommandDeps & {
  readonly passwords: PasswordHasher
  readonly secrets: SecretTokens
}

export type SignedIn = {
  /** The cookie's value; only its digest is kept. */
  readonly token: string
  readonly account: Account
  readonly expiresAt: Instant
}

/** One working day. */
const SESSION_LASTS: Duration = hours(12)

/** Name and password for a session. Which of the two was wrong is not told, and takes as long to find out. */
export async function signIn(
  deps: SignInDeps,
  command: { readonly name: string; readonly password: string },
): Promise<Result<SignedIn>> {
  const account = await deps.transactions.run((records) =>
    records.accounts.findByName(command.name),
  )
  const matches =
    account === null
      ? // Spends the time that a comparison would, so that names cannot be told apart by it.
        (await deps.passwords.hash(command.password)) === ''
      : await deps.passwords.matches(account.passwordHash, command.password)
  if (account === null || !matches) {
    return fail('wrong-credentials', '账号或密码不正确。The name or the password is wrong.')
  }
  if (account.lockedAt !== null) {
    return fail(
      'not-allowed',
      '该账号已锁定，请找管理员。This account is locked; ask an administrator.',
    )
  }
  const token = deps.secrets.next()
  const now = steadyNow(deps.clock)
  const expiresAt = plus(now, SESSION_LASTS)
  return await deps.transactions.run(async (records) => {
    const tokenHash = deps.secrets.digest(token)
    await records.sessions.save({ tokenHash, accountId: account.id, createdAt: now, expiresAt })
    const commanded = { who: `user:${account.name}`, why: 'signed in' }
    await audit(records, deps.clock, commanded, {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: account.id,
      data: { id: account.id, name: account.name, role: account.role },
    })
    return succeed({ token, account, expiresAt })
  })
}
