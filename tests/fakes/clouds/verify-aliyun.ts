import { createHash, createHmac } from 'node:crypto'
import type { CloudRequest } from './cloud-http.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const SHAPE =
  /^ACS3-HMAC-SHA256 Credential=(?<id>[^,]+),SignedHeaders=(?<names>[^,]+),Signature=(?<signature>[0-9a-f]{64})$/

/** A percent code in capitals for all but letters, digits and `-_.~`, byte by byte. */
function percentEncoded(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const letter = String.fromCharCode(byte)
      return /[A-Za-z0-9\-_.~]/.test(letter)
        ? letter
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}

/** From the values that arrived, not from the text that was sent. */
function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => [percentEncoded(name), percentEncoded(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/**
 * The receiving side of the V3 signature, written from its description and not from our signing: everything is taken
 * from the request as it came. The error code Alibaba Cloud would give; `null`: signed as it must be.
 */
export function aliyunSignatureFault(
  request: CloudRequest,
  keys: Readonly<Record<string, string>>,
  seen: Set<string>,
  now: number,
): string | null {
  const parts = SHAPE.exec(request.header('authorization'))?.groups
  if (parts === undefined) return 'IncompleteSignature'
  const secret = keys[parts['id'] ?? '']
  if (secret === undefined) return 'InvalidAccessKeyId.NotFound'
  if (Math.abs(now - Date.parse(request.header('x-acs-date'))) > 900_000) {
    return 'InvalidTimeStamp.Expired'
  }
  const nonce = request.header('x-acs-signature-nonce')
  if (seen.has(nonce)) return 'SignatureNonceUsed'
  seen.add(nonce)
  const names = (parts['names'] ?? '').split(';')
  const mustBeSigned = ['host', 'x-acs-action', 'x-acs-date', 'x-acs-version']
  if (mustBeSigned.some((name) => !names.includes(name))) return 'IncompleteSignature'
  const payload = sha256(request.body)
  if (request.header('x-acs-content-sha256') !== payload) return 'SignatureDoesNotMatch'
  const canonical = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url),
    ...names.map((name) => `${name}:${request.header(name).trim()}`),
    '',
    names.join(';'),
    payload,
  ].join('\n')
  const expected = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  return expected === parts['signature'] ? null : 'SignatureDoesNotMatch'
}
