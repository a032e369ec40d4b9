import { createHash, createHmac } from 'node:crypto'
import type { Instant } from '../../../core/time/instant.ts'
import { utcSeconds } from './ban-end.ts'

export type AliyunKey = { readonly accessKeyId: string; readonly accessKeySecret: string }

export type AliyunCall = {
  /** With the port where it is not the scheme's own. */
  readonly host: string
  readonly action: string
  readonly version: string
  readonly parameters: Readonly<Record<string, string>>
  readonly at: Instant
  /** Never the same twice. */
  readonly nonce: string
}

export type SignedAliyunCall = {
  /** What stands behind the `?`, as it was signed. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
}

const ALGORITHM = 'ACS3-HMAC-SHA256'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** RFC 3986: letters, digits and `-_.~` alone stay as they are. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  a < b ? -1 : 1

const sortedByName = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).toSorted(byName)

/**
 * A POST to `/` with its parameters in the query and no body (V3版本请求体&签名机制,
 * help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature), as @alicloud/openapi-util signs it.
 */
export function signAliyunCall(key: AliyunKey, call: AliyunCall): SignedAliyunCall {
  const query = sortedByName(call.parameters)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')
  const payload = digest('')
  const signed: Readonly<Record<string, string>> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': payload,
    'x-acs-date': utcSeconds(call.at),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  }
  const names = sortedByName(signed).map(([name]) => name)
  const lines = names.map((name) => `${name}:${signed[name]}`)
  const request = ['POST', '/', query, ...lines, '', names.join(';'), payload].join('\n')
  const signature = createHmac('sha256', key.accessKeySecret)
    .update(`${ALGORITHM}\n${digest(request)}`)
    .digest('hex')
  const { host: _host, ...headers } = signed
  return {
    query,
    headers: {
      ...headers,
      authorization: `${ALGORITHM} Credential=${key.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  }
}
