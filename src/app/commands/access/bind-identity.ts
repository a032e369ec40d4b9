import { NO_PASSWORD } from '../../../core/access/password-rule.ts'
import { readSubject } from '../../../core/access/provider-access.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import type { Account, AccountIdentity } from '../../../ports/records/access/access-records.ts'
import type { Records } from '../../../ports/records/records.ts'
import { isLastAdministrator, nobody, type OfAccount, onOneself } from '../change-account.ts'
import { audit, type CommandDeps } from '../command.ts'
import { isWithin } from '../within-regions.ts'

export type BindDeps = CommandDeps & {
  /** `null`: no provider is set. */
  readonly issuer: string | null
}

const noProvider = (): Result<never> =>
  fail(
    'wrong-state',
    '尚未设置统一身份认证（XUNCHA_OIDC_ISSUER）。No identity provider is set (XUNCHA_OIDC_ISSUER).',
  )

const taken = (): Result<never> =>
  fail(
    'conflict',
    '该账号已绑定，或该用户标识已绑定另一账号。The account is bound already, or the person is to another account.',
    'subject',
  )

const lastOne = (): Result<never> =>
  fail(
    'wrong-state',
    '这是最后一个可用密码登录的不限地区管理员：统一身份认证不可用时须由其登录，不能绑定。This is the last administrator who signs in by a password: it stays the way in when the provider is away.',
    'name',
  )

async function held(records: Records, command: OfAccount): Promise<Account | null> {
  const account = await records.accounts.findByName(command.name)
  if (account === null || !isWithin(command.jurisdiction, account)) return null
  return await records.accounts.hold(account.id)
}

type Rekeyed = { readonly account: Account; readonly subject: string | null }

/** From now on another word opens the account: who was signed in by the one before is out, and the old password is no key. */
async function newKey(
  records: Records,
  deps: CommandDeps,
  command: OfAccount,
  { account, subject }: Rekeyed,
): Promise<void> {
  await records.accounts.save({ ...account, passwordHash: NO_PASSWORD })
  await records.accountKeys.save({
    accountId: account.id,
    passwordDue: false,
    secondFactor: null,
  })
  await records.sessions.removeOf(account.id)
  const { id, name, role } = account
  await audit(records, deps.clock, command, {
    type: 'account.changed',
    subjectKind: 'account',
    subjectId: id,
    data: { id, name, role, change: 'identity', subject },
  })
}

/**
 * Says whom of the provider's people an account belongs to, by the name that is never reassigned there. Its
 * password and second factor open nothing any more.
 */
export async function bindIdentity(
  deps: BindDeps,
  command: OfAccount & { readonly subject: string },
): Promise<Result<AccountIdentity>> {
  const others = onOneself(command)
  if (!others.ok) return others
  const { issuer } = deps
  if (issuer === null) return noProvider()
  const read = readSubject(command.subject)
  if (!read.ok) return read
  return await deps.transactions.run(async (records) => {
    const all = await records.accounts.holdAll()
    const account = all.find(({ name }) => name === command.name)
    if (account === undefined || !isWithin(command.jurisdiction, account)) return nobody()
    if (await isLastAdministrator(records, all, account)) return lastOne()
    const subject = read.value
    const identity = { accountId: account.id, issuer, subject, boundAt: deps.clock.now() }
    if (!(await records.identities.bind(identity))) return taken()
    await newKey(records, deps, command, { account, subject })
    return succeed(identity)
  })
}

/** Nobody signs in by the account until an administrator gives it a password. */
export async function unbindIdentity(deps: CommandDeps, command: OfAccount): Promise<Result<null>> {
  const others = onOneself(command)
  if (!others.ok) return others
  return await deps.transactions.run(async (records) => {
    const account = await held(records, command)
    if (account === null) return nobody()
    if (!(await records.identities.unbind(account.id))) {
      return fail('wrong-state', '该账号没有绑定。The account is not bound.', 'name')
    }
    await newKey(records, deps, command, { account, subject: null })
    return succeed(null)
  })
}
