import type { Claims } from '../../core/access/provider-access.ts'

/** What ties an answer to the question, and the question to the browser that asked it. */
export type ProviderQuestion = {
  readonly state: string
  readonly nonce: string
  /** RFC 7636. */
  readonly verifier: string
}

/** What the provider said of a person, its signature, issuer, audience, time and nonce checked. */
export type Vouched = {
  readonly kind: 'vouched'
  readonly issuer: string
  /** Never reassigned within its issuer; what else it says of a person is. */
  readonly subject: string
  readonly claims: Claims
  /** The token itself: shown to the provider when its person signs out. */
  readonly idToken: string
}

export type ProviderFailure = {
  readonly kind: 'failed'
  readonly trouble: 'away' | 'declined' | 'not-vouched'
  /** Technical, short, without secrets. */
  readonly detail: string
}

/** Whoever knows the people of a house and vouches for them (OpenID Connect Core 1.0, authorisation code with PKCE). Rejects never. */
export interface IdentityProvider {
  newQuestion(): ProviderQuestion
  /** Where a browser is sent. */
  addressFor(question: ProviderQuestion): Promise<string | ProviderFailure>
  /** @param answer query of the address that the browser came back with */
  vouch(question: ProviderQuestion, answer: string): Promise<Vouched | ProviderFailure>
  /** Where a browser is sent to sign out there too; `null`: the provider names no such place, or is away. */
  endAddress(idToken: string): Promise<string | null>
}

/** Keeps a text from everybody outside the installation. */
export interface IdentitySeal {
  seal(text: string): string
  /** `null`: not sealed here, or altered. */
  open(sealed: string): string | null
}
