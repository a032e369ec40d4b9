import { endOf, isOver, type SessionRules } from '../../../core/access/session-life.ts'
import { type Result, succeed } from '../../../core/fault.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { SecretTokens } from '../../../ports/secret-tokens.ts'
import { steadyNow } from '../../steady-time.ts'
import { audit, type CommandDeps, notFound } from '../command.ts'

export type OwnSessionsDeps = CommandDeps & {
  readonly secrets: Pick<SecretTokens, 'digest'>
  readonly sessionRules: SessionRules
}

type Own = { readonly accountId: string; readonly token: string | null }

export type OwnSession = {
  readonly id: string
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
  readonly client: string
  readonly browser: string
  /** The one that asks. */
  readonly present: boolean
}

/** By which a session is named in lists: the head of its digest tells nothing of the cookie. */
const sessionId = (tokenHash: string): string => tokenHash.slice(0, 16)

const digestOf = ({ secrets }: OwnSessionsDeps, { token }: Own): string | null =>
  token === null ? null : secrets.digest(token)

/** Where a person is signed in, the last sign-in first. */
export async function listOwnSessions(
  deps: OwnSessionsDeps,
  own: Own,
): Promise<readonly OwnSession[]> {
  const { sessionRules, transactions } = deps
  const present = digestOf(deps, own)
  const now = steadyNow(deps.clock)
  const all = await transactions.run(({ sessions }) => sessions.ofAccount(own.accountId))
  return all
    .filter((session) => !isOver(session, sessionRules, now))
    .map((session) => ({
      id: sessionId(session.tokenHash),
      createdAt: session.createdAt,
      seenAt: session.seenAt,
      endsAt: endOf(session, sessionRules),
      client: session.client,
      browser: session.browser,
      present: session.tokenHash === present,
    }))
}

/** Ends one of a person's sessions, or with `id` `null` all but the one that asks. */
export async function endOwnSessions(
  deps: OwnSessionsDeps,
  { id, who, ...own }: Own & { readonly id: string | null; readonly who: string },
): Promise<Result<null>> {
  const { accountId } = own
  return await deps.transactions.run(async (records) => {
    const present = digestOf(deps, own)
    if (id === null) await records.sessions.removeOf(accountId, present ?? undefined)
    else {
      const all = await records.sessions.ofAccount(accountId)
      const ended = all.find(({ tokenHash }) => sessionId(tokenHash) === id)
      if (ended === undefined) return notFound('该会话', 'session')
      await records.sessions.remove(ended.tokenHash)
    }
    const why = id === null ? 'ended the other sessions' : 'ended a session'
    await audit(
      records,
      deps.clock,
      { who, why },
      {
        type: 'account.changed',
        subjectKind: 'account',
        subjectId: accountId,
        data: { id: accountId, change: 'sessions' },
      },
    )
    return succeed(null)
  })
}
