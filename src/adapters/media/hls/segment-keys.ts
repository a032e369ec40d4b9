import { createDecipheriv, type Decipheriv } from 'node:crypto'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { reachedButUnseen } from '../unseen.ts'
import type { SegmentKey } from './hls-keys.ts'
import { fetchInner, type InPlaylist } from './inner-resource.ts'

const VECTOR_BYTES = 16
const KEY_BYTES = { 'aes-128': 16, 'aes-256': 32 } as const
const LONGEST_ANSWER = 1_000

/** Gives deciphers for the parts of one segment; `null` where nothing is enciphered. Each key is asked for once. */
export type SegmentKeys = {
  decipherOf(key: SegmentKey): Promise<Decipheriv | null | Unseen>
}

/** The initialisation vector is the sequence number unless the playlist gives one (RFC 8216 §5.2). */
function vectorOf(sequence: number, iv: Uint8Array | null): Uint8Array {
  if (iv !== null) return iv
  const vector = Buffer.alloc(VECTOR_BYTES)
  vector.writeBigUInt64BE(BigInt(sequence), 8)
  return vector
}

export function createSegmentKeys(context: InPlaylist, sequence: number): SegmentKeys {
  const asked = new Map<string, Promise<Uint8Array | Unseen>>()
  const bytesOf = (uri: string): Promise<Uint8Array | Unseen> => {
    const known = asked.get(uri)
    if (known !== undefined) return known
    const asking = fetchInner(context, { uri, range: null }, 'key', LONGEST_ANSWER)
    asked.set(uri, asking)
    return asking
  }
  return {
    async decipherOf(key) {
      if (key.method === 'none') return null
      if (key.method === 'unusable') return reachedButUnseen('encrypted', key.name)
      const bytes = await bytesOf(key.uri)
      if ('kind' in bytes) {
        // An address the guard refused or a server that hangs keep their names; a denied key means "encrypted".
        const denied = bytes.reason === 'http-4xx' || bytes.reason === 'http-5xx'
        return denied ? reachedButUnseen('encrypted', bytes.detail) : bytes
      }
      const length = KEY_BYTES[key.method]
      return bytes.length === length
        ? createDecipheriv(`${key.method}-cbc`, bytes, vectorOf(sequence, key.iv))
        : reachedButUnseen('encrypted', `the key is not ${length} bytes`)
    },
  }
}
