import type { ProviderRules } from '../../../core/access/provider-access.ts'
import type { ProviderTrouble } from '../../../core/access/provider-trouble.ts'
import { returnPath } from '../../../core/access/return-path.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { type Duration, minutes } from '../../../core/time/duration.ts'
import { type Instant, plus } from '../../../core/time/instant.ts'
import type {
  IdentityProvider,
  IdentitySeal,
  ProviderQuestion,
  Vouched,
} from '../../../ports/access/identity-provider.ts'
import type { Logger } from '../../../ports/logger.ts'
import { steadyNow } from '../../steady-time.ts'
import type { AccountDeps } from '../create-account.ts'
import { openSession, type SignedIn, type SignInDeps } from '../sign-in.ts'
import { accountOfVouched } from './provider-account.ts'

/** Who vouches for people, and what its word is worth. */
export type Identity = {
  readonly issuer: string
  readonly provider: IdentityProvider
  readonly rules: ProviderRules
  readonly seal: IdentitySeal
}

export type ProviderSignInDeps = AccountDeps &
  SignInDeps & { readonly identity: Identity; readonly logger: Pick<Logger, 'warn'> }

/** Long enough to look for a phone. */
const QUESTION_LASTS: Duration = minutes(10)
/** What was answered once is answered: nothing is so old that it may be again. */
const NEVER = 0 as Instant

type Begun = ProviderQuestion & { readonly returnTo: string; readonly until: Instant }

export type ProviderBegun = {
  /** Where the browser is sent. */
  readonly address: string
  /** What it keeps meanwhile, so that no other browser can come back in its place. */
  readonly ticket: string
}

/** Where a browser is sent to be vouched for. */
export async function beginProviderSignIn(
  { identity, clock, logger }: ProviderSignInDeps,
  { returnTo }: { readonly returnTo: string },
): Promise<Result<ProviderBegun>> {
  const question = identity.provider.newQuestion()
  const address = await identity.provider.addressFor(question)
  if (typeof address !== 'string') {
    const { trouble, detail } = address
    logger.warn({ trouble, detail }, 'the identity provider gives no way to sign in')
    return fail(
      'identity-provider-away',
      '统一身份认证暂时不可用，请稍后再试；本地管理员可用密码登录。The identity provider is away: try again later; local administrators can sign in by their password.',
    )
  }
  const until = plus(steadyNow(clock), QUESTION_LASTS)
  const begun: Begun = { ...question, returnTo: returnPath(returnTo), until }
  return succeed({ address, ticket: identity.seal.seal(JSON.stringify(begun)) })
}

export type ProviderCommand = {
  /** What the browser kept; `null`: nothing. */
  readonly ticket: string | null
  /** The query that it came back with. */
  readonly answer: string
  readonly client: string
  readonly browser: string
}

export type ProviderOutcome = { readonly returnTo: string } & (
  | { readonly kind: 'signed-in'; readonly signedIn: SignedIn }
  | { readonly kind: 'refused'; readonly trouble: ProviderTrouble }
)

function openTicket(seal: IdentitySeal, ticket: string | null): Begun | null {
  const text = ticket === null ? null : seal.open(ticket)
  return text === null ? null : (JSON.parse(text) as Begun)
}

/** Whether nobody came back with this answer before, on whatever machine. */
async function isFirst({ transactions, secrets, clock }: ProviderSignInDeps, { state }: Begun) {
  const key = secrets.digest(`sign-in by the identity provider ${state}`)
  const claim = { key, requestHash: '', at: clock.now() }
  return (await transactions.run((records) => records.idempotency.claim(claim, NEVER))) === null
}

async function letIn(
  deps: ProviderSignInDeps,
  vouched: Vouched,
  { client, browser }: ProviderCommand,
): Promise<SignedIn | ProviderTrouble> {
  const { identity } = deps
  const accountDeps = { ...deps, rules: identity.rules }
  const arrived = await deps.transactions.run((records) =>
    accountOfVouched(records, accountDeps, { vouched, client }),
  )
  if (arrived.kind === 'refused') return arrived.trouble
  const { account, keys, factor } = arrived
  const opened = await openSession(
    deps,
    { account, keys },
    {
      ...{ client, browser, identity: vouched },
      vouched: { sealed: identity.seal.seal(vouched.idToken), factor },
    },
    'signed in by the identity provider',
  )
  if (opened.ok) return opened.value
  return opened.fault.code === 'not-allowed' ? 'locked' : 'stale'
}

/** Somebody came back from the provider: with a session, or with why there is none. */
export async function finishProviderSignIn(
  deps: ProviderSignInDeps,
  command: ProviderCommand,
): Promise<ProviderOutcome> {
  const { identity, clock, logger } = deps
  const begun = openTicket(identity.seal, command.ticket)
  if (begun === null) return { kind: 'refused', trouble: 'stale', returnTo: '/' }
  const { returnTo } = begun
  const refused = (trouble: ProviderTrouble): ProviderOutcome => ({
    kind: 'refused',
    trouble,
    returnTo,
  })
  const states = new URLSearchParams(command.answer).getAll('state')
  if (states.length !== 1 || states[0] !== begun.state) return refused('stale')
  if (begun.until <= steadyNow(clock) || !(await isFirst(deps, begun))) return refused('stale')
  const vouched = await identity.provider.vouch(begun, command.answer)
  if (vouched.kind === 'failed') {
    const { trouble, detail } = vouched
    logger.warn({ trouble, detail, client: command.client }, 'sign-in by the provider failed')
    return refused(trouble)
  }
  const outcome = await letIn(deps, vouched, command)
  if (typeof outcome === 'string') return refused(outcome)
  return { kind: 'signed-in', signedIn: outcome, returnTo }
}
