import type { Fault, Result } from '../../core/fault.ts'
import { changePassword } from './change-account.ts'
import type { AccountDeps } from './create-account.ts'
import type { SignInGuard } from './sign-in-guard.ts'

export type OwnPasswordCommand = {
  readonly name: string
  readonly current: string
  readonly password: string
  readonly who: string
  /** Address or network that the request comes from. */
  readonly client: string
}

type OwnPasswordChange =
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'wait'; readonly seconds: number }

const knewPassword = (changed: Result<unknown>): boolean =>
  changed.ok || changed.fault.code !== 'wrong-credentials'

/**
 * A person's new password for their own account. Whoever holds an open session may guess at the present one no faster
 * than a stranger at the door: both are counted together.
 */
export async function changeOwnPassword(
  deps: AccountDeps & { readonly guard: SignInGuard },
  command: OwnPasswordCommand,
): Promise<OwnPasswordChange> {
  const { client, ...own } = command
  const attempt = { name: own.name, client, device: null }
  const wait = await deps.guard.admit(attempt)
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1_000) }
  const changed = await changePassword(deps, { ...own, why: 'own password' })
  if (knewPassword(changed)) await deps.guard.succeeded(attempt)
  return changed.ok ? { kind: 'changed' } : { kind: 'refused', fault: changed.fault }
}
