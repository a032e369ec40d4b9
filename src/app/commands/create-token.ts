import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Account } from '../../ports/records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { audit, type CommandDeps, type Commanded } from './command.ts'

export type CreateTokenDeps = CommandDeps & { readonly secrets: SecretTokens }

/** The token of a program (`Authorization: Bearer`). Returned once; only its digest is kept. */
export async function createToken(
  deps: CreateTokenDeps,
  command: Commanded & { readonly name: string; readonly role: Account['role'] },
): Promise<Result<{ readonly token: string }>> {
  const { name, role } = command
  if (name.trim() === '' || name.length > 100) {
    return fail('bad-request', '令牌须有 1 到 100 字的名称。A token needs a name.', 'name')
  }
  const token = deps.secrets.next()
  const tokenHash = deps.secrets.digest(token)
  return await deps.transactions.run(async (records) => {
    await records.tokens.save({ tokenHash, name, role, createdAt: deps.clock.now() })
    await audit(records, deps.clock, command, {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: `token:${name}`,
      data: { name, role },
    })
    return succeed({ token })
  })
}
