import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Duration, hours } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { ProgramToken } from '../../ports/records/access/access-records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { audit, type CommandDeps } from './command.ts'
import { cannotGive, type PlacedCommand } from './within-regions.ts'

export type CreateTokenDeps = CommandDeps & { readonly secrets: SecretTokens }

/** A quarter: long enough to forget a token, short enough that a forgotten one goes away. */
const TOKEN_LASTS: Duration = hours(90 * 24)

/** By which a token is named in lists: the head of its digest tells nothing of the token. */
export const tokenId = (tokenHash: string): string => tokenHash.slice(0, 12)

/** The token of a program (`Authorization: Bearer`). Returned once; only its digest is kept. */
export async function createToken(
  deps: CreateTokenDeps,
  command: PlacedCommand & {
    readonly name: string
    readonly role: ProgramToken['role']
    readonly regions: ProgramToken['regions']
    /** What it is made for; whatever its role may when it is not said. */
    readonly scopes?: ProgramToken['scopes']
    /** 90 days when it is not said. */
    readonly lasts?: Duration
  },
): Promise<Result<{ readonly token: string; readonly id: string; readonly expiresAt: Instant }>> {
  const { name, role, regions, scopes = null } = command
  if (name.trim() === '' || name.length > 100) {
    return fail('bad-request', '令牌须有 1 到 100 字的名称。A token needs a name.', 'name')
  }
  const refused = cannotGive(command.jurisdiction, regions)
  if (refused !== null) return refused
  const token = deps.secrets.next()
  const tokenHash = deps.secrets.digest(token)
  return await deps.transactions.run(async (records) => {
    const createdAt = deps.clock.now()
    const expiresAt = plus(createdAt, command.lasts ?? TOKEN_LASTS)
    await records.tokens.add({
      tokenHash,
      name,
      role,
      regions,
      createdAt,
      expiresAt,
      scopes,
      lastUsedAt: null,
      revokedAt: null,
    })
    await audit(records, deps.clock, command, {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: `token:${name}`,
      data: { id: tokenId(tokenHash), name, role, regions, scopes, expiresAt },
    })
    return succeed({ token, id: tokenId(tokenHash), expiresAt })
  })
}
