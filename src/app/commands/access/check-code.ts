import { plainCode } from '../../../core/access/one-time-code.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import type { OneTimeCodes } from '../../../ports/one-time-codes.ts'
import type { SecondFactor } from '../../../ports/records/access/access-records.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import type { SecretTokens } from '../../../ports/secret-tokens.ts'
import type { SignInGuard } from '../sign-in-guard.ts'

export type CheckCodeDeps = {
  readonly codes: OneTimeCodes
  readonly guard: SignInGuard
  readonly secrets: Pick<SecretTokens, 'digest'>
  readonly transactions: Transactions
}

const wrong = (): Result<never> =>
  fail(
    'wrong-credentials',
    '验证码不正确或已用过，请等下一个。The code is wrong or was used: wait for the next one.',
    'code',
  )

const needed = (): Result<never> =>
  fail(
    'second-factor-needed',
    '请输入验证器上的验证码，或一个恢复码。Enter the code of your authenticator, or a recovery code.',
    'code',
  )

const unreadable = (): Result<never> =>
  fail(
    'not-allowed',
    '密钥文件已更换，两步验证的密钥读不出来；请用恢复码，或请管理员重设。The secret file was changed: use a recovery code, or have an administrator reset your second factor.',
    'code',
  )

/** Taken in one statement each: of two who show the same code at once, one is refused. */
async function take(
  { codes, secrets, transactions }: CheckCodeDeps,
  accountId: string,
  { sealed }: SecondFactor,
  typed: string,
): Promise<Result<null>> {
  const code = plainCode(typed)
  if (!/^\d{6}$/.test(code)) {
    const digest = secrets.digest(code)
    const taken = await transactions.run((records) =>
      records.accountKeys.takeRecovery(accountId, digest),
    )
    return taken ? succeed(null) : wrong()
  }
  const secret = codes.open(sealed)
  if (secret === null) return unreadable()
  const step = codes.stepOf(secret, code)
  if (step === null) return wrong()
  const taken = await transactions.run((records) => records.accountKeys.takeStep(accountId, step))
  return taken ? succeed(null) : wrong()
}

/**
 * Whether somebody who knows the password has the second factor too. Six digits are soon guessed: tries are slowed down
 * by the account, from wherever they come, besides what slows down sign-ins.
 */
export async function checkCode(
  deps: CheckCodeDeps,
  accountId: string,
  factor: SecondFactor,
  typed: string | undefined,
): Promise<Result<null>> {
  if (typed === undefined || typed.trim() === '') return needed()
  const lane = { name: `code of ${accountId}`, client: `code of ${accountId}`, device: null }
  const seconds = Math.ceil((await deps.guard.admit(lane)) / 1_000)
  if (seconds > 0) {
    return fail(
      'too-many-requests',
      `验证码错得太多，请 ${seconds} 秒后再试。Too many wrong codes: try again in ${seconds} s.`,
      'code',
    )
  }
  const taken = await take(deps, accountId, factor, typed)
  if (taken.ok) await deps.guard.succeeded(lane)
  return taken
}
