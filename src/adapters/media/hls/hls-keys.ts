import { parseAttributes, tagValue } from './hls-attributes.ts'

export type SegmentKey =
  | { readonly method: 'none' }
  /** The whole segment in CBC; 256 bits by draft-pantos-hls-rfc8216bis. */
  | {
      readonly method: 'aes-128' | 'aes-256'
      readonly uri: string
      readonly iv: Uint8Array | null
    }
  /** SAMPLE-AES, AES-256-CTR, AES-256-GCM and everything that needs a licence server. */
  | { readonly method: 'unusable'; readonly name: string }

/** The keys in force, by the format in which each is handed out (RFC 8216 §4.3.2.4). */
export type KeysInForce = ReadonlyMap<string, SegmentKey>

const WHOLE_SEGMENT: Readonly<Record<string, 'aes-128' | 'aes-256'>> = {
  'AES-128': 'aes-128',
  'AES-256': 'aes-256',
}

function parseKey(line: string): { readonly format: string; readonly key: SegmentKey } {
  const { METHOD, URI: uri, IV: iv, KEYFORMAT = 'identity' } = parseAttributes(tagValue(line))
  const name = METHOD?.toUpperCase()
  const format = KEYFORMAT.toLowerCase()
  if (name === undefined || name === 'NONE') return { format, key: { method: 'none' } }
  const method = WHOLE_SEGMENT[name]
  if (method === undefined || uri === undefined || format !== 'identity') {
    return { format, key: { method: 'unusable', name } }
  }
  const hex = /^0x([0-9a-f]{1,32})$/i.exec(iv ?? '')?.[1]
  const vector = hex === undefined ? null : Buffer.from(hex.padStart(32, '0'), 'hex')
  return { format, key: { method, uri, iv: vector } }
}

/** A tag replaces the key of its own format; the others stay in force beside it. NONE ends them all. */
export function withKey(keys: KeysInForce, line: string): KeysInForce {
  const { format, key } = parseKey(line)
  return key.method === 'none' ? new Map() : new Map([...keys, [format, key]])
}

/** Any of several keys opens a segment: one that is plainly handed out is enough. */
export function keyOf(keys: KeysInForce): SegmentKey {
  const all = [...keys.values()]
  return all.find(({ method }) => method !== 'unusable') ?? all[0] ?? { method: 'none' }
}
