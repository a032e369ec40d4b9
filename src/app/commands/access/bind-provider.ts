import type { Result } from '../../../core/fault.ts'
import type { Logger } from '../../../ports/logger.ts'
import { notFound } from '../command.ts'
import type { AccountDeps } from '../create-account.ts'
import type { SignInDeps } from '../sign-in.ts'
import { signOut } from '../sign-out.ts'
import {
  beginProviderSignIn,
  finishProviderSignIn,
  type Identity,
  type ProviderBegun,
  type ProviderCommand,
  type ProviderOutcome,
} from './provider-sign-in.ts'

type Deps = AccountDeps &
  SignInDeps & { readonly identity?: Identity; readonly logger: Pick<Logger, 'warn'> }

const noProvider = (): Result<never> => notFound('统一身份认证', 'identity provider')

/** Signing in by a provider where one is set, and out of both. */
export function bindProvider(deps: Deps) {
  const { identity } = deps
  const withProvider = identity === undefined ? null : { ...deps, identity }
  return {
    ways: {
      provider: identity !== undefined,
      passwords: identity?.rules.passwords ?? ('all' as const),
    },
    beginByProvider: async (command: {
      readonly returnTo: string
    }): Promise<Result<ProviderBegun>> =>
      withProvider === null ? noProvider() : await beginProviderSignIn(withProvider, command),
    finishByProvider: async (command: ProviderCommand): Promise<ProviderOutcome> =>
      withProvider === null
        ? { kind: 'refused', trouble: 'stale', returnTo: '/' }
        : await finishProviderSignIn(withProvider, command),
    /** Gives where to sign out of the provider too; `null`: nowhere. */
    signOut: async (command: Parameters<typeof signOut>[1]): Promise<string | null> => {
      const vouched = await signOut(deps, command)
      const idToken = vouched === null ? null : (identity?.seal.open(vouched.sealed) ?? null)
      return idToken === null ? null : ((await identity?.provider.endAddress(idToken)) ?? null)
    },
  }
}
