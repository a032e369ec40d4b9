import type { Fault } from '../../core/fault.ts'
import type { Logger } from '../../ports/logger.ts'
import { audit } from './command.ts'
import { type SignedIn, type SignInCommand, type SignInDeps, signIn } from './sign-in.ts'
import type { SignInAttempt, SignInGuard } from './sign-in-guard.ts'

export type GuardedSignInDeps = SignInDeps & {
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
async function noteFailure(deps: GuardedSignInDeps, attempt: SignInAttempt): Promise<void> {
  const { name, client } = attempt
  await deps.transactions.run(async (records) => {
    const account = await records.accounts.findByName(name)
    const shown = account?.name ?? '***'
    deps.logger.warn({ account: shown, client }, 'sign-in failed')
    await audit(
      records,
      deps.clock,
      { who: 'system', why: `sign-in failed from ${client}` },
      {
        type: 'account.changed',
        subjectKind: 'account',
        subjectId: account?.id ?? 'unknown',
        data: { id: account?.id ?? null, name: shown, client, signIn: 'failed' },
      },
    )
  })
}

/** Signs in, unless too much was guessed; a failure is logged and journalled. */
export async function guardedSignIn(
  deps: GuardedSignInDeps,
  command: SignInAttempt & SignInCommand,
): Promise<GuardedSignIn> {
  const wait = await deps.guard.admit(command)
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1_000) }
  const result = await signIn(deps, command)
  if (result.ok) {
    await deps.guard.succeeded(command)
    return { kind: 'signed-in', signedIn: result.value }
  }
  await noteFailure(deps, command)
  return { kind: 'refused', fault: result.fault }
}
