import { passwordTrouble, passwordWords } from '../../core/access/password-rule.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Account } from '../../ports/records/access/access-records.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound } from './command.ts'
import type { AccountDeps } from './create-account.ts'
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
export async function manageable(
  records: Records,
  { name, jurisdiction }: OfAccount,
): Promise<Account | null> {
  const account = await records.accounts.findByName(name)
  return account !== null && isWithin(jurisdiction, account) ? account : null
}

export const nobody = (): Result<never> => notFound('该账号', 'account')

/** The old password has to be right where people change their own, and a new one is no change. */
async function currentTrouble(
  { passwords }: AccountDeps,
  { passwordHash }: Account,
  { current, password }: { readonly current?: string; readonly password?: string },
): Promise<Result<null>> {
  if (current === undefined) return succeed(null)
  if (!(await passwords.matches(passwordHash, current)))
    return fail('wrong-credentials', '原密码不正确。The password is wrong.', 'current')
  return current === password
    ? fail('bad-request', '新密码与原密码相同。The new password is the old one.', 'password')
    : succeed(null)
}

/**
 * A new password for an account, given or made here; whoever is signed in by the old one is signed out.
 * With `current` (people who change their own) the old one has to be right; otherwise somebody else knows the new one,
 * and its owner changes it at the next sign-in.
 */
export async function changePassword(
  deps: AccountDeps,
  command: OfAccount & { readonly current?: string; readonly password?: string },
): Promise<Result<{ readonly password: string }>> {
  const account = await deps.transactions.run((records) => manageable(records, command))
  if (account === null) return nobody()
  const known = await currentTrouble(deps, account, command)
  if (!known.ok) return known
  const password = command.password ?? deps.secrets.nextPassword()
  const trouble = passwordTrouble(password, account.name)
  if (trouble !== null) return fail('bad-request', passwordWords(trouble), 'password')
  const passwordHash = await deps.passwords.hash(password)
  return await deps.transactions.run(async (records) => {
    const present = await records.accounts.find(account.id)
    if (present === null) return nobody()
    await records.accounts.save({ ...present, passwordHash })
    const keys = await records.accountKeys.find(present.id)
    await records.accountKeys.save({ ...keys, passwordDue: command.current === undefined })
    await records.sessions.removeOf(present.id)
    await note(records, deps, command, present, 'password')
    return succeed({ password })
  })
}

/** Of those who are bound to no region: nobody else could give anybody everything back. */
export async function isLastAdministrator(records: Records, account: Account): Promise<boolean> {
  if (account.role !== 'administrator' || account.regions.length > 0) return false
  const others = await records.accounts.all()
  return !others.some(
    ({ id, role, regions, lockedAt }) =>
      id !== account.id && role === 'administrator' && regions.length === 0 && lockedAt === null,
  )
}

/** Nobody signs in by it any more, and whoever is signed in is out at once. Locking twice is no error. */
export async function lockAccount(deps: CommandDeps, command: OfAccount): Promise<Result<Account>> {
  return await deps.transactions.run(async (records) => {
    const account = await manageable(records, command)
    if (account === null) return nobody()
    if (await isLastAdministrator(records, account)) {
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
    const account = await manageable(records, command)
    if (account === null) return nobody()
    const unlocked = { ...account, lockedAt: null }
    await records.accounts.save(unlocked)
    await note(records, deps, command, unlocked, 'unlocked')
    return succeed(unlocked)
  })
}
