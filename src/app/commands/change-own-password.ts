import { WHOLE_JURISDICTION } from '../../core/access/jurisdiction.ts'
import type { Fault, Result } from '../../core/fault.ts'
import { changePassword } from './change-account.ts'
import type { AccountDeps } from './create-account.ts'
import { openSession, type SignedIn, type SignInDeps } from './sign-in.ts'
import type { SignInGuard } from './sign-in-guard.ts'

export type OwnPasswordCommand = {
  readonly name: string
  readonly current: string
  readonly password: string
  readonly who: string
  /** Address or network that the request comes from. */
  readonly client: string
  readonly browser: string
}

type OwnPasswordChange =
  | { readonly kind: 'changed'; readonly signedIn: SignedIn }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'wait'; readonly seconds: number }

type OwnPasswordDeps = AccountDeps & SignInDeps & { readonly guard: SignInGuard }

const knewPassword = (changed: Result<unknown>): boolean =>
  changed.ok || changed.fault.code !== 'wrong-credentials'

async function changed(
  deps: OwnPasswordDeps,
  { client, browser, ...own }: OwnPasswordCommand,
): Promise<Result<SignedIn>> {
  const by = { jurisdiction: WHOLE_JURISDICTION, why: '本人修改密码。Own password changed.' }
  const done = await changePassword(deps, { ...own, ...by })
  if (!done.ok) return done
  const { account } = done.value
  const keys = await deps.transactions.run((records) => records.accountKeys.find(account.id))
  const shown = { account, keys: { ...keys, passwordDue: false } }
  const why = 'signed in anew with the new password'
  return await openSession(deps, shown, { client, browser }, why)
}

/**
 * A person's new password for their own account. Every session ends; who asked is in another one at once, so that a
 * cookie that somebody copied before opens nothing. Whoever holds an open session may guess at the present password no
 * faster than a stranger at the door: both are counted together.
 */
export async function changeOwnPassword(
  deps: OwnPasswordDeps,
  command: OwnPasswordCommand,
): Promise<OwnPasswordChange> {
  const attempt = { name: command.name, client: command.client, device: null }
  const wait = await deps.guard.admit(attempt)
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1_000) }
  const outcome = await changed(deps, command)
  if (knewPassword(outcome)) await deps.guard.succeeded(attempt)
  return outcome.ok
    ? { kind: 'changed', signedIn: outcome.value }
    : { kind: 'refused', fault: outcome.fault }
}
