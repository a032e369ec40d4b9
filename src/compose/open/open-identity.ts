import { createEgress } from '../../adapters/egress/create-egress.ts'
import { createTextSeal } from '../../adapters/security/text-seal.ts'
import type { Identity } from '../../app/commands/access/provider-sign-in.ts'
import { PROVIDER_CALLBACK } from '../../core/access/provider-trouble.ts'
import type { Foundation } from '../foundation.ts'
import type { Secrets } from '../secrets/secret-file.ts'

/** Who vouches for people besides passwords; `undefined`: nobody. It is asked when somebody signs in, not before. */
export async function openIdentity(
  { settings, logger, clock, closers }: Foundation,
  { cookieSecret, oidcClientSecret }: Pick<Secrets, 'cookieSecret' | 'oidcClientSecret'>,
): Promise<Identity | undefined> {
  const { oidc, http } = settings
  if (oidc === null || http.publicOrigin === null) return undefined
  // Only where it is used: few installations have a provider, and every start would read its library.
  const { createOpenIdProvider } = await import('../../adapters/identity/open-id-provider.ts')
  const egress = createEgress({ ...settings.egress, logger })
  closers.add('egress of the identity provider', () => egress.close())
  const { issuer, clientId, scopes, rules } = oidc
  const provider = createOpenIdProvider({
    ...{ issuer, clientId, scopes, egress },
    clientSecret: oidcClientSecret ?? null,
    callback: `${http.publicOrigin}${PROVIDER_CALLBACK}`,
    home: `${http.publicOrigin}/`,
    monotonic: () => clock.monotonic(),
  })
  const seal = createTextSeal(cookieSecret, 'sign-ins by an identity provider')
  return { issuer, provider, rules, seal }
}
