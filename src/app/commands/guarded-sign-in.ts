import type { Fault, FaultCode } from '../../core/fault.ts'
import type { Logger } from '../../ports/logger.ts'
import { type CheckCodeDeps, checkCode } from './access/check-code.ts'
import { audit } from './command.ts'
import { type SignedIn, type SignInCommand, type SignInDeps, signIn } from './sign-in.ts'
import type { SignInAttempt, SignInGuard } from './sign-in-guard.ts'

export type GuardedSignInDeps = SignInDeps &
  CheckCodeDeps & {
    readonly guard: SignInGuard
    readonly logger: Pick<Logger, 'warn'>
  }

export type GuardedSignIn =
  | { readonly kind: 'signed-in'; readonly signedIn: SignedIn }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'wait'; readonly seconds: number }

/**
 * What a stranger typed for a name may be a password in the wrong field: only names of accounts are written down.
 * Nothing else of the try is; how many there are is bounded by the guard.
 */
async function noteFailure(
  deps: GuardedSignInDeps,
  attempt: SignInAttempt,
  wrongCode: boolean,
): Promise<void> {
  const { name, client } = attempt
  await deps.transactions.run(async (records) => {
    const account = await records.accounts.findByName(name)
    const shown = account?.name ?? '***'
    deps.logger.warn({ account: shown, client }, 'sign-in failed')
    await audit(
      records,
      deps.clock,
      {
        who: 'system',
        why: wrongCode
          ? `动态验证码不对，来自 ${client}。Second factor failed from ${client}.`
          : `登录失败，来自 ${client}。Sign-in failed from ${client}.`,
      },
      {
        type: 'account.changed',
        subjectKind: 'account',
        subjectId: account?.id ?? 'unknown',
        data: { id: account?.id ?? null, name: shown, client, signIn: 'failed' },
      },
    )
  })
}

/** Nobody failed yet. */
const UNFINISHED: readonly FaultCode[] = ['second-factor-needed', 'too-many-requests']

/** Signs in, unless too much was guessed; a failure is logged and journalled. */
export async function guardedSignIn(
  deps: GuardedSignInDeps,
  command: SignInAttempt & SignInCommand,
): Promise<GuardedSignIn> {
  const wait = await deps.guard.admit(command)
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1_000) }
  const result = await signIn(deps, command, (...shown) => checkCode(deps, ...shown))
  if (result.ok) {
    await deps.guard.succeeded(command)
    // The password alone was a try of its own, and stayed one: else it would forgive wrong codes.
    if (command.code !== undefined) await deps.guard.succeeded(command)
    return { kind: 'signed-in', signedIn: result.value }
  }
  if (!UNFINISHED.includes(result.fault.code)) {
    await noteFailure(deps, command, result.fault.where === 'code')
  }
  return { kind: 'refused', fault: result.fault }
}
