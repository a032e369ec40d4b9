import * as client from 'openid-client'
import type {
  IdentityProvider,
  ProviderFailure,
  ProviderQuestion,
  Vouched,
} from '../../ports/access/identity-provider.ts'
import type { Egress } from '../../ports/egress.ts'
import { ProviderAway, providerFetch } from './provider-fetch.ts'

export type OpenIdNeeds = {
  readonly issuer: string
  readonly clientId: string
  /** `null`: the client is public, and PKCE alone ties code to question. */
  readonly clientSecret: string | null
  readonly scopes: string
  /** Where browsers come back to after signing in; registered at the provider. */
  readonly callback: string
  /** Where they come back to after signing out there. */
  readonly home: string
  readonly egress: Pick<Egress, 'get' | 'post'>
  /** Milliseconds of a clock that is not set. */
  readonly monotonic: () => number
}

/** Signatures by a key that the provider alone has; `none` and those by the shared secret are no proof (RFC 8725, 3.1). */
const RSA_AND_EC = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']
const SIGNED_BY_THE_PROVIDER = [...RSA_AND_EC, 'EdDSA', 'Ed25519']
/** How far its clock may be from ours, in seconds. */
const CLOCKS_DIFFER = 30

const DISCOVERY_HOLDS_MILLISECONDS = 3_600_000
/** Whoever knocks meanwhile is told the same, and the provider is left alone. */
const FAILURE_HOLDS_MILLISECONDS = 5_000

const LONGEST_DETAIL = 200

function isAway(error: unknown): boolean {
  let one = error
  for (let depth = 0; depth < 5 && one instanceof Error; depth += 1) {
    if (one instanceof ProviderAway) return true
    one = one.cause
  }
  return false
}

function detailOf(error: unknown): string {
  if (error instanceof client.ResponseBodyError) {
    return `${error.error} ${error.error_description ?? ''}`.trim().slice(0, LONGEST_DETAIL)
  }
  if (!(error instanceof Error)) return String(error).slice(0, LONGEST_DETAIL)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`.slice(0, LONGEST_DETAIL)
}

/** A provider that answers with an error of its own says so by intent, whatever that is. */
function troubleOf(error: unknown): ProviderFailure['trouble'] {
  if (isAway(error)) return 'away'
  return error instanceof client.AuthorizationResponseError ? 'declined' : 'not-vouched'
}

const failureOf = (error: unknown): ProviderFailure => ({
  kind: 'failed',
  trouble: troubleOf(error),
  detail: detailOf(error),
})

function authOf(methods: readonly string[] | undefined, secret: string | null): client.ClientAuth {
  if (secret === null) return client.None()
  // Basic is what holds where the provider names no method (OpenID Connect Discovery 1.0, 3).
  const posted = methods?.includes('client_secret_post') && !methods.includes('client_secret_basic')
  return posted === true ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret)
}

async function discover(needs: OpenIdNeeds): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, egress } = needs
  const fetch = providerFetch(egress)
  // Only for a provider on this machine: settings refuse `http:` for any other.
  const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
  const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    [client.customFetch]: fetch,
    execute,
  })
  const { supportsPKCE: _ours, ...server } = found.serverMetadata()
  const named = server.id_token_signing_alg_values_supported ?? ['RS256']
  const configuration = new client.Configuration(
    {
      ...server,
      id_token_signing_alg_values_supported: named.filter((one) =>
        SIGNED_BY_THE_PROVIDER.includes(one),
      ),
    },
    clientId,
    { [client.clockTolerance]: CLOCKS_DIFFER },
    authOf(server.token_endpoint_auth_methods_supported, clientSecret),
  )
  configuration[client.customFetch] = fetch
  for (const change of execute) change(configuration)
  // Also of what comes straight from the token endpoint: whoever got between shows no key of the provider.
  client.enableNonRepudiationChecks(configuration)
  return configuration
}

/** What a provider names is opened by a browser with our page around it: `javascript:` and the like are no addresses. */
function isPlace({ protocol }: URL, issuer: string): boolean {
  return protocol === 'https:' || (protocol === 'http:' && issuer.startsWith('http:'))
}

type Kept = { readonly until: number; readonly configuration: Promise<client.Configuration> }

/** Asked when it is needed, and by one for all who need it at the same time. */
function createDiscovery(needs: OpenIdNeeds): () => Promise<client.Configuration> {
  let kept: Kept | null = null
  return async () => {
    const now = needs.monotonic()
    if (kept !== null && kept.until > now) return await kept.configuration
    const configuration = discover(needs)
    kept = { until: now + DISCOVERY_HOLDS_MILLISECONDS, configuration }
    const mine = kept
    configuration.catch(() => {
      if (kept === mine)
        kept = { until: needs.monotonic() + FAILURE_HOLDS_MILLISECONDS, configuration }
    })
    return await configuration
  }
}

const notAPlace: ProviderFailure = {
  kind: 'failed',
  trouble: 'not-vouched',
  detail: 'the authorization endpoint is no http address',
}

function vouchedOf(tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>) {
  const claims = tokens.claims()
  if (claims === undefined || tokens.id_token === undefined) return null
  const { iss: issuer, sub: subject } = claims
  return { kind: 'vouched', issuer, subject, claims, idToken: tokens.id_token } satisfies Vouched
}

async function vouch(
  needs: OpenIdNeeds,
  configuration: client.Configuration,
  { state, nonce, verifier }: ProviderQuestion,
  answer: string,
): Promise<Vouched | ProviderFailure> {
  const current = new URL(needs.callback)
  current.search = answer
  const tokens = await client.authorizationCodeGrant(configuration, current, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  return (
    vouchedOf(tokens) ?? { kind: 'failed', trouble: 'not-vouched', detail: 'no identity token' }
  )
}

/** OpenID Connect: authorisation code with PKCE, state and nonce, by `openid-client`. */
export function createOpenIdProvider(needs: OpenIdNeeds): IdentityProvider {
  const configurationOf = createDiscovery(needs)
  return {
    newQuestion: () => ({
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }),
    async addressFor({ state, nonce, verifier }) {
      try {
        const configuration = await configurationOf()
        const address = client.buildAuthorizationUrl(configuration, {
          redirect_uri: needs.callback,
          scope: needs.scopes,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        })
        return isPlace(address, needs.issuer) ? address.href : notAPlace
      } catch (error) {
        return failureOf(error)
      }
    },
    async vouch(question, answer) {
      try {
        return await vouch(needs, await configurationOf(), question, answer)
      } catch (error) {
        return failureOf(error)
      }
    },
    async endAddress(idToken) {
      try {
        const configuration = await configurationOf()
        if (configuration.serverMetadata().end_session_endpoint === undefined) return null
        const address = client.buildEndSessionUrl(configuration, {
          id_token_hint: idToken,
          post_logout_redirect_uri: needs.home,
        })
        return isPlace(address, needs.issuer) ? address.href : null
      } catch {
        return null
      }
    },
  }
}
