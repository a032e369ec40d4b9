import { ACCOUNT_NAME_WORDS, isAccountName } from '../../core/access/account-name.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { PasswordHasher } from '../../ports/password-hasher.ts'
import type { Account } from '../../ports/records/access/access-records.ts'
import type { Records } from '../../ports/records/records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { alikeAccount } from './access/alike-account.ts'
import { audit, type CommandDeps } from './command.ts'
import { cannotGive, isWithin, type PlacedCommand } from './within-regions.ts'

export type AccountDeps = CommandDeps & {
  readonly identifiers: Identifiers
  readonly passwords: PasswordHasher
  readonly secrets: SecretTokens
}

/** The password leaves the program here, once, and is kept nowhere. */
export type NewAccount = { readonly account: Account; readonly password: string }

export type CreateAccountCommand = PlacedCommand & {
  readonly name: string
  readonly role: Account['role']
  readonly regions: Account['regions']
  /** Whoever is told the password may keep it. Left out: it is changed at the first sign-in. */
  readonly keepsPassword?: boolean
}

/** What lies elsewhere is not named. */
function looksLike({ name, jurisdiction }: CreateAccountCommand, other: Account): Result<never> {
  const [zh, en] = isWithin(jurisdiction, other)
    ? [`账号 ${other.name}`, `account ${other.name}`]
    : ['辖区外的一个账号', 'an account outside your regions']
  return fail(
    'conflict',
    `${name} 与${zh}看起来相同（大小写、全角、形近字符），在审计和认领里会被认错，请换一个。${name} looks like ${en} (case, width or similar signs) and would be taken for it: choose another.`,
    'name',
  )
}

async function write(
  records: Records,
  deps: AccountDeps,
  command: CreateAccountCommand,
  password: string,
  passwordHash: string,
): Promise<Result<NewAccount>> {
  const { name, role, regions } = command
  const alike = await alikeAccount(records, name)
  if (alike !== null) return looksLike(command, alike)
  const id = deps.identifiers.next()
  const createdAt = deps.clock.now()
  const account: Account = { id, name, role, regions, passwordHash, createdAt, lockedAt: null }
  // Not looked for first: somebody else may add the same name at this moment.
  if (!(await records.accounts.add(account))) {
    return fail('conflict', `账号 ${command.name} 已存在。Account ${command.name} exists.`, 'name')
  }
  const passwordDue = command.keepsPassword !== true
  await records.accountKeys.save({ accountId: id, passwordDue, secondFactor: null })
  await audit(records, deps.clock, command, {
    type: 'account.changed',
    subjectKind: 'account',
    subjectId: id,
    data: { id, name, role, regions },
  })
  return succeed({ account, password })
}

/** Adds a local account with a generated password (`xuncha user add`). */
export async function createAccount(
  deps: AccountDeps,
  command: CreateAccountCommand,
): Promise<Result<NewAccount>> {
  if (!isAccountName(command.name)) return fail('bad-request', ACCOUNT_NAME_WORDS, 'name')
  const refused = cannotGive(command.jurisdiction, command.regions)
  if (refused !== null) return refused
  const password = deps.secrets.nextPassword()
  const passwordHash = await deps.passwords.hash(password)
  return await deps.transactions.run((records) =>
    write(records, deps, command, password, passwordHash),
  )
}
