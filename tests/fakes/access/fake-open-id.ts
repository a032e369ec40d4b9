import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Egress, HttpAnswer } from '../../../src/ports/egress.ts'

export const ISSUER = 'https://id.example.cn'

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2_048 })
const OWN = keyPair()
/** Somebody who is not the provider. */
export const STRANGERS_KEY = keyPair().privateKey

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export type Claims = Readonly<Record<string, unknown>>

/** How a token is signed; left out: as it should be. */
export type Signing = {
  readonly alg?: string
  readonly kid?: string
  readonly key?: KeyObject
}

function signatureOf(text: string, alg: string, key: KeyObject): string {
  if (alg === 'none') return ''
  // By the secret that the client shares with the provider.
  if (alg === 'HS256') return createHmac('sha256', 'secret').update(text).digest('base64url')
  return sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')
}

export function aToken(claims: Claims, { alg = 'RS256', kid = 'own', key }: Signing = {}): string {
  const text = `${part({ alg, kid })}.${part(claims)}`
  return `${text}.${signatureOf(text, alg, key ?? OWN.privateKey)}`
}

/** What the provider says when it means well. */
export function rightClaims(nonce: string): Claims {
  const now = Math.floor(Date.now() / 1_000)
  return {
    iss: ISSUER,
    aud: 'xuncha',
    sub: 'u-1',
    iat: now,
    exp: now + 300,
    nonce,
    preferred_username: 'zhao',
    groups: ['patrol-duty', 'sz'],
  }
}

const answerOf = (url: string, body: string, status = 200): HttpAnswer => ({
  kind: 'answer',
  url,
  status,
  contentType: 'application/json',
  headers: {},
  body: (async function* () {
    yield Buffer.from(body)
  })(),
  discard: () => {},
})

export type OpenIdChange = {
  readonly discovery?: Claims
  /** The token that comes for a code; `nonce` as it was asked. */
  readonly token?: (nonce: string) => string
  /** How a path is answered instead. */
  readonly answer?: (path: string, url: string) => ReturnType<Egress['get']> | null
}

/** A small provider behind an egress of its own: it says whatever a test wants it to. */
export function createFakeOpenId(change: OpenIdChange = {}) {
  const asked: string[] = []
  const posted: string[] = []
  let nonce = ''
  const documents: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/auth`,
      token_endpoint: `${ISSUER}/token`,
      jwks_uri: `${ISSUER}/keys`,
      end_session_endpoint: `${ISSUER}/end`,
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      authorization_response_iss_parameter_supported: true,
      ...change.discovery,
    }),
    '/keys': () => ({
      keys: [{ ...OWN.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }],
    }),
    '/token': () => ({
      access_token: 'opaque',
      token_type: 'Bearer',
      id_token: change.token?.(nonce) ?? aToken(rightClaims(nonce)),
    }),
  }
  const fetched = async (url: string) => {
    const { pathname } = new URL(url)
    asked.push(pathname)
    const otherwise = await change.answer?.(pathname, url)
    return otherwise ?? answerOf(url, JSON.stringify(documents[pathname]?.() ?? null))
  }
  return {
    asked,
    posted,
    /** What the browser was told to say for the provider to sign. */
    hear: (address: string) => {
      nonce = new URL(address).searchParams.get('nonce') ?? ''
    },
    egress: {
      get: fetched,
      post: async (url: string, request: Parameters<Egress['post']>[1]) => {
        posted.push(`${request.headers?.['authorization'] ?? ''} ${String(request.body)}`)
        return await fetched(url)
      },
    },
    answerOf,
  }
}
