import type { SessionVouch } from '../../ports/records/access/access-records.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'
import { audit, type CommandDeps } from './command.ts'

/** Ends the session of this cookie, also on the server. Signing out twice is no error. Gives what a provider said of it. */
export async function signOut(
  deps: CommandDeps & { readonly secrets: SecretTokens },
  command: { readonly token: string; readonly who: string },
): Promise<SessionVouch | null> {
  const tokenHash = deps.secrets.digest(command.token)
  return await deps.transactions.run(async (records) => {
    const session = await records.sessions.find(tokenHash)
    if (session === null) return null
    await records.sessions.remove(tokenHash)
    await audit(
      records,
      deps.clock,
      { who: command.who, why: '本人退出登录。Signed out.' },
      {
        type: 'account.changed',
        subjectKind: 'account',
        subjectId: session.accountId,
        data: { id: session.accountId },
      },
    )
    return session.vouched ?? null
  })
}
