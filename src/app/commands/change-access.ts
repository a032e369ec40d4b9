import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Account } from '../../ports/records/access/access-records.ts'
import { isLastAdministrator, nobody, type OfAccount } from './change-account.ts'
import { audit, type CommandDeps } from './command.ts'
import { cannotGive, isWithin } from './within-regions.ts'

export type ChangeAccess = OfAccount & {
  /** Left out: as it is. */
  readonly role?: Account['role']
  readonly regions?: Account['regions']
}

const byProvider = (): Result<never> =>
  fail(
    'wrong-state',
    '该账号的角色与地区由统一身份认证决定，请在那里修改；此处可以锁定账号或解除绑定。Role and regions of this account come from the identity provider: change them there, or unbind the account here.',
    'name',
  )

/** Another role, or other regions. Holds at once, also for who is signed in: both are read at every request, and a second factor that the role asks for is owed from then on. */
export async function changeAccess(
  deps: CommandDeps,
  command: ChangeAccess,
): Promise<Result<Account>> {
  return await deps.transactions.run(async (records) => {
    // As for locking: of two who take each other's place at once, the second sees what the first one did.
    const all = await records.accounts.holdAll()
    const before = all.find(({ name }) => name === command.name)
    if (before === undefined || !isWithin(command.jurisdiction, before)) return nobody()
    if ((await records.identities.ofAccount(before.id)) !== null) return byProvider()
    const { role = before.role, regions = before.regions } = command
    const refused = cannotGive(command.jurisdiction, regions)
    if (refused !== null) return refused
    const stays = role === 'administrator' && regions.length === 0
    if (!stays && (await isLastAdministrator(records, all, before))) {
      return fail(
        'wrong-state',
        '这是最后一个不限地区的管理员，不能改为其他角色或限于部分地区。This is the last administrator who is bound to no region.',
        'name',
      )
    }
    const account: Account = { ...before, role, regions }
    await records.accounts.save(account)
    const { id, name } = account
    await audit(records, deps.clock, command, {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: id,
      data: {
        id,
        name,
        role,
        regions,
        change: 'access',
        before: { role: before.role, regions: before.regions },
      },
    })
    return succeed(account)
  })
}
