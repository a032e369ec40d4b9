import { createHash, randomBytes } from 'node:crypto'
import type { Credentials } from './rtsp-address.ts'

/** What a server asked for in `WWW-Authenticate` (RFC 7616, RFC 7617). */
type Challenge =
  | { readonly scheme: 'basic' }
  | {
      readonly scheme: 'digest'
      readonly algorithm: 'md5' | 'sha256'
      readonly realm: string
      readonly nonce: string
      readonly opaque: string | null
      readonly withQuality: boolean
    }

function parametersOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([a-z0-9_-]+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/gi)
  return new Map(
    [...found].map(([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? '']),
  )
}

function readDigest(text: string): Challenge | null {
  const parameters = parametersOf(text)
  const realm = parameters.get('realm')
  const nonce = parameters.get('nonce')
  const name = (parameters.get('algorithm') ?? 'MD5').toUpperCase()
  const algorithm = name === 'MD5' ? 'md5' : name === 'SHA-256' ? 'sha256' : null
  if (realm === undefined || nonce === undefined || algorithm === null) return null
  const opaque = parameters.get('opaque') ?? null
  const withQuality = /\bauth\b(?!-)/.test(parameters.get('qop') ?? '')
  return { scheme: 'digest', algorithm, realm, nonce, opaque, withQuality }
}

function readChallenge(text: string): Challenge | null {
  if (/^digest\s/i.test(text)) return readDigest(text)
  return /^basic\b/i.test(text) ? { scheme: 'basic' } : null
}

const strength = (challenge: Challenge): number =>
  challenge.scheme === 'basic' ? 0 : challenge.algorithm === 'md5' ? 1 : 2

/** The safest of the ways a server offers; `null` when we know none of them. */
export function chooseChallenge(offers: readonly string[]): Challenge | null {
  const known = offers.map(readChallenge).filter((one) => one !== null)
  return known.toSorted((a, b) => strength(b) - strength(a))[0] ?? null
}

const quoted = (text: string): string => `"${text.replace(/["\\\r\n]/g, '')}"`

function answerDigest(
  challenge: Challenge & { scheme: 'digest' },
  { username, password }: Credentials,
  method: string,
  uri: string,
  clientNonce: string,
): string {
  const { algorithm, realm, nonce, opaque, withQuality } = challenge
  const hash = (...parts: readonly string[]): string =>
    createHash(algorithm).update(parts.join(':')).digest('hex')
  const secret = hash(username, realm, password)
  const asked = hash(method, uri)
  const count = '00000001'
  const response = withQuality
    ? hash(secret, nonce, count, clientNonce, 'auth', asked)
    : hash(secret, nonce, asked)
  const fields = [
    ['username', quoted(username)],
    ['realm', quoted(realm)],
    ['nonce', quoted(nonce)],
    ['uri', quoted(uri)],
    ['response', quoted(response)],
    ...(algorithm === 'sha256' ? [['algorithm', 'SHA-256']] : []),
    ...(opaque === null ? [] : [['opaque', quoted(opaque)]]),
    ...(withQuality
      ? [
          ['qop', 'auth'],
          ['nc', count],
          ['cnonce', quoted(clientNonce)],
        ]
      : []),
  ]
  return `Digest ${fields.map(([name, value]) => `${name}=${value}`).join(', ')}`
}

/** The `Authorization` header of one request. */
export function authorizationFor(
  challenge: Challenge,
  credentials: Credentials,
  request: { readonly method: string; readonly uri: string },
  clientNonce = randomBytes(8).toString('hex'),
): string {
  const { username, password } = credentials
  return challenge.scheme === 'basic'
    ? `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    : answerDigest(challenge, credentials, request.method, request.uri, clientNonce)
}

export type { Challenge }
