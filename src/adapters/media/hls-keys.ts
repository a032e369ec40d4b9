import { parseAttributes, tagValue } from './hls-attributes.ts'

export type SegmentKey =
  | { readonly method: 'none' }
  | { readonly method: 'aes-128'; readonly uri: string; readonly iv: Uint8Array | null }
  /** SAMPLE-AES and everything that needs a licence server. */
  | { readonly method: 'unusable'; readonly name: string }

/** The keys in force, by the format in which each is handed out (RFC 8216 §4.3.2.4). */
export type KeysInForce = ReadonlyMap<string, SegmentKey>

function parseKey(line: string): { readonly format: string; readonly key: SegmentKey } {
  const { METHOD, URI: uri, IV: iv, KEYFORMAT = 'identity' } = parseAttributes(tagValue(line))
  const name = METHOD?.toUpperCase()
  const format = KEYFORMAT.toLowerCase()
  if (name === undefined || name === 'NONE') return { format, key: { method: 'none' } }
  if (name !== 'AES-128' || uri === undefined || format !== 'identity') {
    return { format, key: { method: 'unusable', name } }
  }
  const hex = /^0x([0-9a-f]{1,32})$/i.exec(iv ?? '')?.[1]
  const vector = hex === undefined ? null : Buffer.from(hex.padStart(32, '0'), 'hex')
  return { format, key: { method: 'aes-128', uri, iv: vector } }
}

/** A tag replaces the key of its own format; the others stay in force beside it. NONE ends them all. */
export function withKey(keys: KeysInForce, line: string): KeysInForce {
  const { format, key } = parseKey(line)
  return key.method === 'none' ? new Map() : new Map([...keys, [format, key]])
}

/** Any of several keys opens a segment: one that is plainly handed out is enough. */
export function keyOf(keys: KeysInForce): SegmentKey {
  const all = [...keys.values()]
  return all.find(({ method }) => method === 'aes-128') ?? all[0] ?? { method: 'none' }
}
