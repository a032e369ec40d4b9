import { type Result, succeed } from '../../core/fault.ts'
import { audit, type CommandDeps, notFound } from './command.ts'
import { tokenId } from './create-token.ts'
import { isWithin, type PlacedCommand } from './within-regions.ts'

/** The token of that id opens nothing any more. */
export async function revokeToken(
  deps: CommandDeps,
  command: PlacedCommand & { readonly id: string },
): Promise<Result<null>> {
  return await deps.transactions.run(async (records) => {
    const token = (await records.tokens.all()).find(
      ({ tokenHash }) => tokenId(tokenHash) === command.id,
    )
    if (token === undefined || !isWithin(command.jurisdiction, token)) {
      return notFound('该令牌', 'token')
    }
    await records.tokens.remove(token.tokenHash)
    const { name, role } = token
    await audit(records, deps.clock, command, {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: `token:${name}`,
      data: { id: command.id, name, role, change: 'revoked' },
    })
    return succeed(null)
  })
}
