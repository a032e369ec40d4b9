import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Account } from '../../ports/records/access-records.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound } from './command.ts'
import type { AccountDeps } from './create-account.ts'

type OfAccount = Commanded & { readonly name: string }

const LEAST_CHARACTERS = 12
const MOST_CHARACTERS = 200

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

const nobody = (): Result<never> => notFound('该账号', 'account')

/**
 * A new password for an account, given or made here; whoever is signed in by the old one is signed out.
 * With `current` (people who change their own) the old one has to be right.
 */
export async function changePassword(
  deps: AccountDeps,
  command: OfAccount & { readonly current?: string; readonly password?: string },
): Promise<Result<{ readonly password: string }>> {
  const account = await deps.transactions.run((records) =>
    records.accounts.findByName(command.name),
  )
  if (account === null) return nobody()
  if (command.current !== undefined) {
    const matches = await deps.passwords.matches(account.passwordHash, command.current)
    if (!matches)
      return fail('wrong-credentials', '原密码不正确。The password is wrong.', 'current')
  }
  const password = command.password ?? deps.secrets.nextPassword()
  if (password.length < LEAST_CHARACTERS || password.length > MOST_CHARACTERS) {
    return fail(
      'bad-request',
      `密码须有 ${LEAST_CHARACTERS} 到 ${MOST_CHARACTERS} 个字符。A password has ${LEAST_CHARACTERS} to ${MOST_CHARACTERS} characters.`,
      'password',
    )
  }
  const passwordHash = await deps.passwords.hash(password)
  return await deps.transactions.run(async (records) => {
    const present = await records.accounts.find(account.id)
    if (present === null) return nobody()
    await records.accounts.save({ ...present, passwordHash })
    await records.sessions.removeOf(present.id)
    await note(records, deps, command, present, 'password')
    return succeed({ password })
  })
}

async function isLastAdministrator(records: Records, account: Account): Promise<boolean> {
  if (account.role !== 'administrator') return false
  const others = await records.accounts.all()
  return !others.some(
    ({ id, role, lockedAt }) => id !== account.id && role === 'administrator' && lockedAt === null,
  )
}

/** Nobody signs in by it any more, and whoever is signed in is out at once. Locking twice is no error. */
export async function lockAccount(deps: CommandDeps, command: OfAccount): Promise<Result<Account>> {
  return await deps.transactions.run(async (records) => {
    const account = await records.accounts.findByName(command.name)
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
    const account = await records.accounts.findByName(command.name)
    if (account === null) return nobody()
    const unlocked = { ...account, lockedAt: null }
    await records.accounts.save(unlocked)
    await note(records, deps, command, unlocked, 'unlocked')
    return succeed(unlocked)
  })
}
