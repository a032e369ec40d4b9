import { ACCOUNT_NAME_WORDS, isAccountName } from '../../../core/access/account-name.ts'
import {
  isAwaited,
  LINK_LASTS,
  readToken,
  vouchedText,
  writeToken,
} from '../../../core/access/first-start.ts'
import { passwordTrouble, passwordWords } from '../../../core/access/password-rule.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { type Instant, plus } from '../../../core/time/instant.ts'
import type { LinkSeal } from '../../../ports/link-seal.ts'
import type { Account, AccountKeys } from '../../../ports/records/access/access-records.ts'
import type { Records } from '../../../ports/records/records.ts'
import { steadyNow } from '../../steady-time.ts'
import { audit } from '../command.ts'
import { openSession, type SignedIn, type SignInDeps } from '../sign-in.ts'

export type FirstStartDeps = SignInDeps & {
  readonly links: LinkSeal
  /** Takes away the password that was kept in a file: it opens nothing any more. */
  readonly dropFirstPassword: () => Promise<void>
}

export type FirstStartCommand = {
  readonly token: string
  readonly name: string
  readonly password: string
  readonly client: string
  readonly browser: string
}

/** The account that waits for its person; `null`: somebody administers the program already. */
async function awaited({
  accounts,
  accountKeys,
}: Pick<Records, 'accounts' | 'accountKeys'>): Promise<Account | null> {
  // Counted first: the accounts of a big house are not read, and locked, for this.
  if ((await accounts.count()) !== 1) return null
  const all = await accounts.holdAll()
  const [only] = all
  if (only === undefined) return null
  return isAwaited(all, await accountKeys.find(only.id)) ? only : null
}

const refused = (): Result<never> =>
  fail(
    'wrong-credentials',
    '此链接已用过、已过期，或首个管理员已经设好密码。请直接登录；还没有管理员时，重新启动程序会给出新链接。This link was used, is over, or the first administrator has a password already: sign in, or start the program again for a new link.',
    'token',
  )

function vouched(
  { links }: Pick<FirstStartDeps, 'links'>,
  account: Account | null,
  token: string,
  now: Instant,
): { readonly account: Account; readonly until: Instant } | null {
  const read = readToken(token)
  if (read === null || account === null || read.until <= now) return null
  return links.isSigned(vouchedText(account, read.until), read.signature)
    ? { account, until: read.until }
    : null
}

/** The secret part of the link that a start prints; `null`: nobody is waited for. */
export async function offerFirstStart(
  deps: Pick<FirstStartDeps, 'transactions' | 'clock' | 'links'>,
): Promise<string | null> {
  const account = await deps.transactions.run(awaited)
  if (account === null) return null
  const until = Math.ceil(plus(steadyNow(deps.clock), LINK_LASTS)) as Instant
  return writeToken({ until, signature: deps.links.sign(vouchedText(account, until)) })
}

/** Whether a link is good still, and until when, before anybody thinks up a password. */
export async function checkFirstStart(
  deps: Pick<FirstStartDeps, 'transactions' | 'clock' | 'links'>,
  { token }: Pick<FirstStartCommand, 'token'>,
): Promise<Result<{ readonly name: string; readonly until: Instant }>> {
  const found = vouched(deps, await deps.transactions.run(awaited), token, steadyNow(deps.clock))
  return found === null ? refused() : succeed({ name: found.account.name, until: found.until })
}

function trouble({ name, password }: FirstStartCommand): Result<null> {
  if (!isAccountName(name)) return fail('bad-request', ACCOUNT_NAME_WORDS, 'name')
  const bad = passwordTrouble(password, name)
  return bad === null ? succeed(null) : fail('bad-request', passwordWords(bad), 'password')
}

async function write(
  records: Records,
  deps: FirstStartDeps,
  command: FirstStartCommand,
  passwordHash: string,
): Promise<Result<{ readonly account: Account; readonly keys: AccountKeys }>> {
  const found = vouched(deps, await awaited(records), command.token, steadyNow(deps.clock))
  if (found === null) return refused()
  const account: Account = { ...found.account, name: command.name, passwordHash }
  await records.accounts.save(account)
  const before = await records.accountKeys.find(account.id)
  const keys: AccountKeys = { ...before, passwordDue: false }
  await records.accountKeys.save(keys)
  await records.sessions.removeOf(account.id)
  const { id, name, role, lockedAt } = account
  await audit(
    records,
    deps.clock,
    { who: `user:${name}`, why: '首次启动：使用一次性链接。First start: the one-time link.' },
    {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: id,
      data: { id, name, role, lockedAt, change: 'password', client: command.client },
    },
  )
  return succeed({ account, keys })
}

/**
 * The account that the first start made gets the name and the password of the person who has the link, and is in a
 * session at once. Of two who come at the same moment one is refused.
 */
export async function takeFirstStart(
  deps: FirstStartDeps,
  command: FirstStartCommand,
): Promise<Result<SignedIn>> {
  // Hashing takes its time and memory: only for who has a link.
  const known = await checkFirstStart(deps, command)
  if (!known.ok) return known
  const typed = trouble(command)
  if (!typed.ok) return typed
  const passwordHash = await deps.passwords.hash(command.password)
  const taken = await deps.transactions.run((records) =>
    write(records, deps, command, passwordHash),
  )
  if (!taken.ok) return taken
  await deps.dropFirstPassword()
  return await openSession(deps, taken.value, command, 'signed in by the link of the first start')
}
