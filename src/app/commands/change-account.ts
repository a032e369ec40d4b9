import { NO_PASSWORD, passwordTrouble, passwordWords } from '../../core/access/password-rule.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Account } from '../../ports/records/access/access-records.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound } from './command.ts'
import type { AccountDeps } from './create-account.ts'
import { lockedOut } from './sign-in.ts'
import { isWithin, type PlacedCommand } from './within-regions.ts'

export type OfAccount = PlacedCommand & { readonly name: string }

/** What was changed, into the journal; never the password. */
const note = (
  records: Records,
  deps: CommandDeps,
  command: Commanded,
  { id, name, role, lockedAt }: Account,
  change: 'password' | 'locked' | 'unlocked',
): Promise<void> =>
  audit(records, deps.clock, command, {
    type: 'account.changed',
    subjectKind: 'account',
    subjectId: id,
    data: { id, name, role, lockedAt, change },
  })

/** The account of that name, where whoever commands may manage it. */
async function manageable(
  records: Records,
  { name, jurisdiction }: OfAccount,
): Promise<Account | null> {
  const account = await records.accounts.findByName(name)
  return account !== null && isWithin(jurisdiction, account) ? account : null
}

export const nobody = (): Result<never> => notFound('该账号', 'account')

/** Whoever sits at a session that was left open takes no account over: one's own keys change with what proves them. */
export const onOneself = ({ who, name }: OfAccount): Result<null> =>
  who === `user:${name}`
    ? fail(
        'not-allowed',
        '不能在此重设自己的密码或两步验证：请在“我的账号”页用现有密码修改，或请另一位管理员重设。Not one’s own: change it on the page 我的账号 with the present password, or ask another administrator.',
        'name',
      )
    : succeed(null)

const vouchedFor = (): Result<never> =>
  fail(
    'wrong-state',
    '该账号由统一身份认证登录，没有密码；须改用密码时，请先解除绑定。This account signs in by the identity provider and has no password: unbind it first.',
    'name',
  )

/** The old password has to be right where people change their own, and a new one is no change. */
async function currentTrouble(
  { passwords }: AccountDeps,
  { passwordHash }: Account,
  { current, password }: { readonly current?: string; readonly password?: string },
): Promise<Result<null>> {
  if (current === undefined) return succeed(null)
  if (passwordHash === NO_PASSWORD) return vouchedFor()
  if (!(await passwords.matches(passwordHash, current)))
    return fail('wrong-credentials', '原密码不正确。The password is wrong.', 'current')
  return current === password
    ? fail('bad-request', '新密码与原密码相同。The new password is the old one.', 'password')
    : succeed(null)
}

/** What a person knew when they asked holds still: they changed the password that they knew, of an account that is open. */
function overtaken(before: Account, present: Account): Result<null> {
  if (present.lockedAt !== null) return lockedOut()
  return present.passwordHash === before.passwordHash
    ? succeed(null)
    : fail(
        'wrong-credentials',
        '密码刚被他人重设，请用新密码登录。The password was just set anew: sign in with the new one.',
        'current',
      )
}

async function writePassword(
  records: Records,
  deps: AccountDeps,
  command: OfAccount,
  { account, due }: { readonly account: Account; readonly due: boolean },
): Promise<void> {
  await records.accounts.save(account)
  const keys = await records.accountKeys.find(account.id)
  await records.accountKeys.save({ ...keys, passwordDue: due })
  await records.sessions.removeOf(account.id)
  await note(records, deps, command, account, 'password')
}

/**
 * A new password for an account, given or made here; whoever is signed in by the old one is signed out.
 * With `current` (people who change their own) the old one has to be right; otherwise somebody else knows the new one,
 * and its owner changes it at the next sign-in.
 */
export async function changePassword(
  deps: AccountDeps,
  command: OfAccount & { readonly current?: string; readonly password?: string },
): Promise<Result<{ readonly password: string; readonly account: Account }>> {
  const others = command.current === undefined ? onOneself(command) : succeed(null)
  if (!others.ok) return others
  const account = await deps.transactions.run((records) => manageable(records, command))
  if (account === null) return nobody()
  const known = await currentTrouble(deps, account, command)
  if (!known.ok) return known
  const password = command.password ?? deps.secrets.nextPassword()
  const trouble = passwordTrouble(password, account.name)
  if (trouble !== null) return fail('bad-request', passwordWords(trouble), 'password')
  const passwordHash = await deps.passwords.hash(password)
  return await deps.transactions.run(async (records) => {
    const present = await records.accounts.hold(account.id)
    if (present === null) return nobody()
    if ((await records.identities.ofAccount(account.id)) !== null) return vouchedFor()
    const due = command.current === undefined
    // Hashing takes its time, and a reset in between goes before what was asked with the old password.
    const still = due ? succeed(null) : overtaken(account, present)
    if (!still.ok) return still
    const written = { ...present, passwordHash }
    await writePassword(records, deps, command, { account: written, due })
    return succeed({ password, account: written })
  })
}

/** Read anew once it is held: whoever wrote before is not undone by what was read before. */
async function heldToManage(records: Records, command: OfAccount): Promise<Account | null> {
  const account = await manageable(records, command)
  return account === null ? null : await records.accounts.hold(account.id)
}

/**
 * Of those who are bound to no region: nobody else could give anybody everything back. One whom a provider vouches for is
 * none: when that is away, a password has to open the door.
 */
export async function isLastAdministrator(
  { identities }: Pick<Records, 'identities'>,
  all: readonly Account[],
  account: Account,
): Promise<boolean> {
  const vouchedFor = new Set((await identities.all()).map(({ accountId }) => accountId))
  const opens = ({ id, role, regions, passwordHash }: Account): boolean =>
    role === 'administrator' &&
    regions.length === 0 &&
    passwordHash !== NO_PASSWORD &&
    !vouchedFor.has(id)
  return (
    opens(account) &&
    !all.some((one) => one.id !== account.id && one.lockedAt === null && opens(one))
  )
}

/** Nobody signs in by it any more, and whoever is signed in is out at once. Locking twice is no error. */
export async function lockAccount(deps: CommandDeps, command: OfAccount): Promise<Result<Account>> {
  return await deps.transactions.run(async (records) => {
    // All of them: of two administrators who lock each other at once, the second sees what the first one did.
    const all = await records.accounts.holdAll()
    const account = all.find(({ name }) => name === command.name)
    if (account === undefined || !isWithin(command.jurisdiction, account)) return nobody()
    if (await isLastAdministrator(records, all, account)) {
      return fail(
        'wrong-state',
        '这是最后一个可用的管理员，不能锁定。This is the last administrator who can sign in.',
        'name',
      )
    }
    const locked = { ...account, lockedAt: account.lockedAt ?? deps.clock.now() }
    await records.accounts.save(locked)
    await records.sessions.removeOf(account.id)
    await note(records, deps, command, locked, 'locked')
    return succeed(locked)
  })
}

export async function unlockAccount(
  deps: CommandDeps,
  command: OfAccount,
): Promise<Result<Account>> {
  return await deps.transactions.run(async (records) => {
    const account = await heldToManage(records, command)
    if (account === null) return nobody()
    const unlocked = { ...account, lockedAt: null }
    await records.accounts.save(unlocked)
    await note(records, deps, command, unlocked, 'unlocked')
    return succeed(unlocked)
  })
}
