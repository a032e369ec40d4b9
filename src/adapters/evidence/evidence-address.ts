import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, type Result, succeed } from '../../core/fault.ts'

export type EvidenceAddress =
  | { readonly kind: 'file'; readonly folder: string }
  | {
      readonly kind: 's3'
      readonly bucket: string
      /** Folder inside the bucket, without slashes at its ends; empty for none. */
      readonly prefix: string
      readonly region: string
      /** `null`: Amazon's own. */
      readonly endpoint: string | null
      /** `null`: whatever the surroundings give (variables, instance role). */
      readonly credentials: {
        readonly accessKeyId: string
        readonly secretAccessKey: string
      } | null
    }

const wrong = (zh: string, en: string): Result<never> =>
  fail(
    'setting-invalid',
    `XUNCHA_EVIDENCE_URL:${zh}。 XUNCHA_EVIDENCE_URL: ${en}.`,
    'XUNCHA_EVIDENCE_URL',
  )

function readFileAddress(url: string): Result<EvidenceAddress> {
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length)
  if (path === '') return wrong('缺少目录', 'names no folder')
  return succeed({ kind: 'file', folder: resolve(path) })
}

function readBucketAddress(url: URL): Result<EvidenceAddress> {
  const endpoint = url.searchParams.get('endpoint')
  if (url.hostname === '') return wrong('缺少存储桶名', 'names no bucket')
  if (endpoint !== null && URL.parse(endpoint)?.protocol.startsWith('http') !== true) {
    return wrong('endpoint 应为 http(s) 地址', 'endpoint has to be an http(s) address')
  }
  if ((url.username === '') !== (url.password === '')) {
    return wrong('访问密钥须成对给出', 'give both access key and secret, or neither')
  }
  return succeed({
    kind: 's3',
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    region: url.searchParams.get('region') ?? 'us-east-1',
    endpoint,
    credentials:
      url.username === ''
        ? null
        : {
            accessKeyId: decodeURIComponent(url.username),
            secretAccessKey: decodeURIComponent(url.password),
          },
  })
}

/**
 * Reads `XUNCHA_EVIDENCE_URL`:
 * - `file:/absolute`, `file:./relative` or `file:///absolute`
 * - `s3://[key:secret@]bucket[/prefix][?endpoint=https://host:port&region=name]`
 *
 * Faults with `setting-invalid`; its message never repeats the address, which may hold a secret.
 */
export function readEvidenceAddress(address: string): Result<EvidenceAddress> {
  const url = URL.parse(address)
  if (url?.protocol === 'file:') return readFileAddress(address)
  if (url?.protocol === 's3:') return readBucketAddress(url)
  return wrong('应为 file: 或 s3: 地址', 'use a file: or s3: address')
}
