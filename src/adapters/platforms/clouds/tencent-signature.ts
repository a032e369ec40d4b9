import { createHash, createHmac } from 'node:crypto'
import type { Instant } from '../../../core/time/instant.ts'

export type TencentKey = { readonly secretId: string; readonly secretKey: string }

export type TencentCall = {
  /** Of the API, e.g. `live`. */
  readonly service: string
  /** With the port where it is not the scheme's own. */
  readonly host: string
  readonly body: string
  readonly at: Instant
}

export const TENCENT_CONTENT_TYPE = 'application/json; charset=utf-8'

const ALGORITHM = 'TC3-HMAC-SHA256'
const SIGNED_HEADERS = 'content-type;host'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()

/** Seconds since 1970, as `X-TC-Timestamp` has them. */
export const tencentSeconds = (at: Instant): number => Math.floor(at / 1_000)

/**
 * `Authorization` of a POST to `/` (签名方法 v3, cloud.tencent.com/document/api/213/30654): the headers that
 * tencentcloud-sdk-nodejs-common signs, in its order.
 */
export function signTencentCall(
  { secretId, secretKey }: TencentKey,
  { service, host, body, at }: TencentCall,
): string {
  const seconds = tencentSeconds(at)
  const date = new Date(seconds * 1_000).toISOString().slice(0, 10)
  const headers = `content-type:${TENCENT_CONTENT_TYPE}\nhost:${host}\n`
  const request = ['POST', '/', '', headers, SIGNED_HEADERS, digest(body)].join('\n')
  const scope = `${date}/${service}/tc3_request`
  const text = [ALGORITHM, seconds, scope, digest(request)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, text).toString('hex')
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`
}
