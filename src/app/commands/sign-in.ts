import { NO_PASSWORD } from '../../core/access/password-rule.ts'
import { isOver, type Owed, owedBy, type SessionRules } from '../../core/access/session-life.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { PasswordHasher } from '../../ports/password-hasher.ts'
import type {
  Account,
  AccountIdentity,
  AccountKeys,
  SecondFactor,
  SessionVouch,
  SignedInSession,
} from '../../ports/records/access/access-records.ts'
import type { Records } from '../../ports/records/records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { steadyNow } from '../steady-time.ts'
import { audit, type CommandDeps } from './command.ts'

export type SignInDeps = CommandDeps & {
  /** Who may sign in by a password; left out: everybody who has one. */
  readonly passwordsFor?: 'all' | 'administrators'
  readonly passwords: PasswordHasher
  readonly secrets: SecretTokens
  readonly sessionRules: SessionRules
}

export type SignInCommand = {
  readonly name: string
  readonly password: string
  /** Of the second factor, where the account has one. */
  readonly code?: string | undefined
  /** Address or network that it comes from. */
  readonly client: string
  /** What the browser calls itself. */
  readonly browser: string
}

export type SignedIn = {
  /** The cookie's value; only its digest is kept. */
  readonly token: string
  readonly account: Account
  readonly expiresAt: Instant
  readonly owes: readonly Owed[]
}

const BROWSER_CHARACTERS = 200

/** How many sessions one account may have at once; the oldest ends for a new one. */
const MOST_SESSIONS = 20

/** Sessions that are over, and the oldest of too many. */
async function tidySessions(
  records: Pick<Records, 'sessions'>,
  rules: SessionRules,
  { accountId, createdAt: now }: SignedInSession,
): Promise<void> {
  const all = await records.sessions.ofAccount(accountId)
  const open = all.filter((session) => !isOver(session, rules, now))
  const ended = all.filter((session) => !open.includes(session))
  for (const { tokenHash } of [...ended, ...open.slice(MOST_SESSIONS)]) {
    await records.sessions.remove(tokenHash)
  }
}

/** What somebody showed who they are by: the account and its keys as they were compared. */
type Shown = { readonly account: Account; readonly keys: AccountKeys }

export const lockedOut = (): Result<never> =>
  fail('not-allowed', '该账号已锁定，请找管理员。This account is locked; ask an administrator.')

const byProvider = (): Result<never> =>
  fail(
    'not-allowed',
    '此处只有本地管理员可用密码登录，请用统一身份认证登录。Only local administrators sign in by a password here: sign in by the identity provider.',
  )

const unknown = (): Result<never> =>
  fail('wrong-credentials', '账号或密码不正确。The name or the password is wrong.')

/** Comparing takes its time: what was shown has to be true still when the session opens. */
function isStill({ account, keys }: Shown, present: Account, kept: AccountKeys): boolean {
  return (
    present.passwordHash === account.passwordHash &&
    kept.passwordDue === keys.passwordDue &&
    kept.secondFactor?.sealed === keys.secondFactor?.sealed
  )
}

type Opening = Pick<SignInCommand, 'client' | 'browser'> & {
  /** By whom, where it was not by a password: who comes so has no password to change, and showed a factor there where one is asked for. */
  readonly vouched?: SessionVouch
  /** Whom the provider vouched for, where it did. */
  readonly identity?: Pick<AccountIdentity, 'issuer' | 'subject'>
}

/** Between two transactions an administrator may unbind a person, or bind him to another account. */
async function isBoundStill(
  { identities }: Pick<Records, 'identities'>,
  accountId: string,
  { identity }: Pick<Opening, 'identity'>,
): Promise<boolean> {
  if (identity === undefined) return true
  const found = await identities.find(identity.issuer, identity.subject)
  return found?.accountId === accountId
}

/** Opens a session for an account that has shown who it is, unless that was changed meanwhile. */
export async function openSession(
  deps: Omit<SignInDeps, 'passwords'>,
  shown: Shown,
  command: Opening,
  why = 'signed in',
): Promise<Result<SignedIn>> {
  const { client, browser, vouched } = command
  const token = deps.secrets.next()
  const now = steadyNow(deps.clock)
  const expiresAt = plus(now, deps.sessionRules.lasts)
  return await deps.transactions.run(async (records) => {
    const account = await records.accounts.hold(shown.account.id)
    if (account === null) return unknown()
    if (account.lockedAt !== null) return lockedOut()
    const keys = await records.accountKeys.find(account.id)
    if (!isStill(shown, account, keys)) return unknown()
    if (!(await isBoundStill(records, account.id, command))) return unknown()
    const owes = vouched === undefined ? owedBy(account.role, keys, deps.sessionRules) : []
    const session: SignedInSession = {
      tokenHash: deps.secrets.digest(token),
      accountId: account.id,
      createdAt: now,
      expiresAt,
      seenAt: now,
      client,
      browser: browser.slice(0, BROWSER_CHARACTERS),
      owes,
      ...(vouched === undefined ? {} : { vouched }),
    }
    await records.sessions.add(session)
    await tidySessions(records, deps.sessionRules, session)
    await audit(
      records,
      deps.clock,
      { who: `user:${account.name}`, why },
      {
        type: 'account.changed',
        subjectKind: 'account',
        subjectId: account.id,
        data: { id: account.id, name: account.name, role: account.role, client },
      },
    )
    return succeed({ token, account, expiresAt, owes })
  })
}

/** Whether the second factor was shown; a fault says what is missing. */
type CheckCode = (
  accountId: string,
  factor: SecondFactor,
  typed: string | undefined,
) => Promise<Result<null>>

/** Name and password, and a code where the account has a second factor, for a session. Which of the two was wrong is not told, and takes as long to find out. */
export async function signIn(
  deps: SignInDeps,
  command: SignInCommand,
  check: CheckCode,
): Promise<Result<SignedIn>> {
  const { account, keys } = await deps.transactions.run(async (records) => {
    const account = await records.accounts.findByName(command.name)
    const keys = account === null ? null : await records.accountKeys.find(account.id)
    return { account, keys }
  })
  const matches =
    account === null || account.passwordHash === NO_PASSWORD
      ? // Spends the time that a comparison would, so that names cannot be told apart by it.
        (await deps.passwords.hash(command.password)) === ''
      : await deps.passwords.matches(account.passwordHash, command.password)
  if (account === null || keys === null || !matches) {
    return unknown()
  }
  if (account.lockedAt !== null) return lockedOut()
  if (deps.passwordsFor === 'administrators' && account.role !== 'administrator')
    return byProvider()
  if (keys.secondFactor !== null) {
    const shown = await check(account.id, keys.secondFactor, command.code)
    if (!shown.ok) return shown
  }
  return await openSession(deps, { account, keys }, command)
}
