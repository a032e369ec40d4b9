import { enrolmentAddress, plainCode, RECOVERY_CODES } from '../../../core/access/one-time-code.ts'
import type { SessionRules } from '../../../core/access/session-life.ts'
import { type Fault, fail, type Result, succeed } from '../../../core/fault.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Account, SecondFactor } from '../../../ports/records/access/access-records.ts'
import type { Records } from '../../../ports/records/records.ts'
import { nobody, type OfAccount, onOneself } from '../change-account.ts'
import { audit, type CommandDeps, type Commanded } from '../command.ts'
import { openSession, type SignedIn, type SignInDeps } from '../sign-in.ts'
import { isWithin } from '../within-regions.ts'
import { type CheckCodeDeps, checkCode } from './check-code.ts'

export type SecondFactorDeps = SignInDeps & CheckCodeDeps

type Own = { readonly accountId: string; readonly name: string }
type Proven = Own & {
  readonly who: string
  readonly password: string
  readonly code: string
  readonly client: string
  readonly browser: string
}

type Answered<Told> =
  | ({ readonly kind: 'changed' } & Told)
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'wait'; readonly seconds: number }
type Changed<Told> = Answered<{ readonly signedIn: SignedIn } & Told>

export type OwnSecondFactor = {
  /** `null`: there is none. */
  readonly since: Instant | null
  readonly recoveryLeft: number
  /** The role signs in with one. */
  readonly obligatory: boolean
}

export async function findSecondFactor(
  {
    transactions,
    sessionRules,
  }: Pick<CommandDeps, 'transactions'> & {
    readonly sessionRules: SessionRules
  },
  { accountId, role }: { readonly accountId: string; readonly role: string },
): Promise<OwnSecondFactor> {
  const { secondFactor } = await transactions.run(({ accountKeys }) => accountKeys.find(accountId))
  return {
    since: secondFactor?.since ?? null,
    recoveryLeft: secondFactor?.recovery.length ?? 0,
    obligatory: sessionRules.secondFactorFor.includes(role),
  }
}

const ISSUER = '巡查 xuncha'

/** A new secret for an authenticator. Nothing is kept until a code of it is shown, with the ticket. */
export function beginSecondFactor({ codes }: Pick<SecondFactorDeps, 'codes'>, own: Own) {
  const secret = codes.newSecret()
  const ticket = codes.seal(`${own.accountId} ${secret}`)
  return { secret, address: enrolmentAddress(ISSUER, own.name, secret), ticket }
}

const note = (
  records: Records,
  deps: CommandDeps,
  command: Commanded,
  { id, name }: Account,
  change:
    | 'second-factor-set-up'
    | 'second-factor-removed'
    | 'second-factor-reset'
    | 'recovery-codes-renewed',
): Promise<void> =>
  audit(records, deps.clock, command, {
    type: 'account.changed',
    subjectKind: 'account',
    subjectId: id,
    data: { id, name, change },
  })

/** Puts another factor, or none, in place of the one there was. Whoever was signed in without it is out. */
async function put(
  records: Records,
  accountId: string,
  secondFactor: SecondFactor | null,
): Promise<void> {
  const keys = await records.accountKeys.find(accountId)
  await records.accountKeys.save({ ...keys, secondFactor })
  await records.sessions.removeOf(accountId)
}

/** Whoever sits at a session that was left open does not know the password; guesses are counted as at the door. */
async function withPassword<Told>(
  deps: SecondFactorDeps,
  { accountId, name, client, password }: Proven,
  act: (account: Account) => Promise<Answered<Told>>,
): Promise<Answered<Told>> {
  const attempt = { name, client, device: null }
  const wait = await deps.guard.admit(attempt)
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1_000) }
  const account = await deps.transactions.run((records) => records.accounts.find(accountId))
  const known = account !== null && (await deps.passwords.matches(account.passwordHash, password))
  if (!known) {
    const why = '密码不正确。The password is wrong.'
    return refused(fail('wrong-credentials', why, 'password'))
  }
  await deps.guard.succeeded(attempt)
  return await act(account)
}

const OWN_ACCOUNT = '本人账号。Own account.'

const newCodes = ({ secrets }: Pick<SecondFactorDeps, 'secrets'>): readonly string[] =>
  Array.from({ length: RECOVERY_CODES }, () => secrets.nextPassword())

const digestsOf = ({ secrets }: Pick<SecondFactorDeps, 'secrets'>, codes: readonly string[]) =>
  codes.map((one) => secrets.digest(plainCode(one)))

const noFactor = () =>
  refused(fail('wrong-state', '没有启用两步验证。There is no second factor.', 'code'))

const refused = (result: Result<never>): { kind: 'refused'; fault: Fault } => {
  if (result.ok) throw new Error('nothing was refused')
  return { kind: 'refused', fault: result.fault }
}

async function signedInAnew<Told>(
  deps: SecondFactorDeps,
  account: Account,
  from: Pick<Proven, 'client' | 'browser'>,
  told: Told,
): Promise<Changed<Told>> {
  const keys = await deps.transactions.run((records) => records.accountKeys.find(account.id))
  const why = '两步验证变更后重新登录。Signed in anew after a change of the second factor.'
  const opened = await openSession(deps, { account, keys }, from, why)
  return opened.ok
    ? { kind: 'changed', signedIn: opened.value, ...told }
    : { kind: 'refused', fault: opened.fault }
}

const secretIn = ({ codes }: SecondFactorDeps, ticket: string, accountId: string) => {
  const [whose, secret] = codes.open(ticket)?.split(' ') ?? []
  return whose === accountId && secret !== undefined ? secret : null
}

/** From now on the account signs in with codes of the ticket's secret. The recovery codes are told this once. */
export async function setUpSecondFactor(
  deps: SecondFactorDeps,
  command: Proven & { readonly ticket: string },
): Promise<Changed<{ readonly recovery: readonly string[] }>> {
  return await withPassword(deps, command, async (account) => {
    const secret = secretIn(deps, command.ticket, account.id)
    const step = secret === null ? null : deps.codes.stepOf(secret, plainCode(command.code))
    if (secret === null || step === null) {
      const why =
        '验证码不正确：请核对手机时间，输入新的一个。The code is wrong: check the clock of the phone, and enter a new one.'
      return refused(fail('wrong-credentials', why, 'code'))
    }
    const recovery = newCodes(deps)
    const done = await deps.transactions.run(async (records) => {
      await records.accounts.hold(account.id)
      const { secondFactor } = await records.accountKeys.find(account.id)
      if (secondFactor !== null) {
        return fail('wrong-state', '两步验证已经启用。A second factor is set up already.', 'code')
      }
      await put(records, account.id, {
        sealed: deps.codes.seal(secret),
        since: deps.clock.now(),
        lastStep: step,
        recovery: digestsOf(deps, recovery),
      })
      const said = { who: command.who, why: OWN_ACCOUNT }
      await note(records, deps, said, account, 'second-factor-set-up')
      return succeed(null)
    })
    if (!done.ok) return refused(done)
    return await signedInAnew(deps, account, command, { recovery })
  })
}

/** Takes a code of the factor itself, or a recovery code. Where the role needs one, the next is set up at once. */
export async function removeSecondFactor(
  deps: SecondFactorDeps,
  command: Proven,
): Promise<Changed<object>> {
  return await withPassword(deps, command, async (account) => {
    const { secondFactor } = await deps.transactions.run((records) =>
      records.accountKeys.find(account.id),
    )
    if (secondFactor === null) return noFactor()
    const shown = await checkCode(deps, account.id, secondFactor, command.code)
    if (!shown.ok) return { kind: 'refused', fault: shown.fault }
    await deps.transactions.run(async (records) => {
      await put(records, account.id, null)
      const said = { who: command.who, why: OWN_ACCOUNT }
      await note(records, deps, said, account, 'second-factor-removed')
    })
    return await signedInAnew(deps, account, command, {})
  })
}

/**
 * Others in place of the recovery codes that are left, for who used them up or fears that somebody saw them: the old ones
 * open nothing any more. Takes a code of the factor, or one of the old ones.
 */
export async function renewRecovery(
  deps: SecondFactorDeps,
  command: Proven,
): Promise<Answered<{ readonly recovery: readonly string[] }>> {
  return await withPassword<{ readonly recovery: readonly string[] }>(
    deps,
    command,
    async (account) => {
      const { secondFactor } = await deps.transactions.run((records) =>
        records.accountKeys.find(account.id),
      )
      if (secondFactor === null) return noFactor()
      const shown = await checkCode(deps, account.id, secondFactor, command.code)
      if (!shown.ok) return { kind: 'refused', fault: shown.fault }
      const recovery = newCodes(deps)
      const { since } = secondFactor
      const done = await deps.transactions.run(async (records) => {
        const digests = digestsOf(deps, recovery)
        if (!(await records.accountKeys.replaceRecovery(account.id, since, digests))) return false
        const said = { who: command.who, why: OWN_ACCOUNT }
        await note(records, deps, said, account, 'recovery-codes-renewed')
        return true
      })
      return done ? { kind: 'changed', recovery } : noFactor()
    },
  )
}

/** For somebody who lost the phone and the recovery codes: without it, and out of every session. */
export async function resetSecondFactor(
  deps: CommandDeps,
  command: OfAccount,
): Promise<Result<null>> {
  const others = onOneself(command)
  if (!others.ok) return others
  return await deps.transactions.run(async (records) => {
    const account = await records.accounts.findByName(command.name)
    if (account === null || !isWithin(command.jurisdiction, account)) return nobody()
    await put(records, account.id, null)
    await note(records, deps, command, account, 'second-factor-reset')
    return succeed(null)
  })
}
