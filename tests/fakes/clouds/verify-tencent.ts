import { createHash, createHmac } from 'node:crypto'
import type { CloudRequest } from './cloud-http.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const SHAPE =
  /^TC3-HMAC-SHA256 Credential=(?<id>[^/]+)\/(?<date>[^/]+)\/(?<service>[^/]+)\/tc3_request, SignedHeaders=(?<names>[^,]+), Signature=(?<signature>[0-9a-f]{64})$/

/**
 * The receiving side of 签名方法 v3, written from its description and not from our signing: everything is taken from the
 * request as it came. The error code Tencent would give; `null`: signed as it must be.
 */
export function tencentSignatureFault(
  request: CloudRequest,
  keys: Readonly<Record<string, string>>,
  now: number,
): string | null {
  const parts = SHAPE.exec(request.header('authorization'))?.groups
  if (parts === undefined) return 'AuthFailure.InvalidAuthorization'
  const secret = keys[parts['id'] ?? '']
  if (secret === undefined) return 'AuthFailure.SecretIdNotFound'
  const timestamp = request.header('x-tc-timestamp')
  if (Math.abs(now / 1_000 - Number(timestamp)) > 300) return 'AuthFailure.SignatureExpire'
  const names = (parts['names'] ?? '').split(';')
  if (!names.includes('host') || !names.includes('content-type')) {
    return 'AuthFailure.InvalidAuthorization'
  }
  const canonical = [
    request.method,
    request.url.pathname,
    request.url.search.slice(1),
    ...names.map((name) => `${name}:${request.header(name).trim()}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n')
  const day = new Date(Number(timestamp) * 1_000).toISOString().slice(0, 10)
  if (parts['date'] !== day) return 'AuthFailure.SignatureFailure'
  let key: string | Buffer = `TC3${secret}`
  for (const step of [day, parts['service'] ?? '', 'tc3_request']) {
    key = createHmac('sha256', key).update(step).digest()
  }
  const scope = `${day}/${parts['service']}/tc3_request`
  const signed = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`
  const expected = createHmac('sha256', key).update(signed).digest('hex')
  return expected === parts['signature'] ? null : 'AuthFailure.SignatureFailure'
}
