import { randomBytes } from 'node:crypto'
import { createGrowingBuffer } from '../body/growing-buffer.ts'

const VERSION = 3
const PACKET_BYTES = 1_536

/** Our half of the plain handshake, C0 and C1 (RTMP 1.0 §5.2): version, time 0, zero, random bytes. */
export function greeting(): Uint8Array {
  return Buffer.concat([Buffer.from([VERSION]), Buffer.alloc(8), randomBytes(PACKET_BYTES - 8)])
}

type HandshakeStep =
  | { readonly kind: 'more' }
  | { readonly kind: 'wrong'; readonly detail: string }
  /** `reply` is C2: S1 given back. */
  | { readonly kind: 'answered'; readonly reply: Uint8Array }
  /** `rest` came after the handshake. */
  | { readonly kind: 'done'; readonly rest: Uint8Array }

/**
 * Listens to S0, S1 and S2. S2 should repeat our random bytes; servers that sign it instead are many, so it is only
 * counted.
 */
export function createHandshake(): { push(bytes: Uint8Array): HandshakeStep } {
  const heard = createGrowingBuffer()
  let answered = false
  return {
    push(bytes) {
      heard.push(bytes)
      const all = heard.take()
      heard.push(all)
      const [version] = all
      if (version !== undefined && version !== VERSION) {
        return { kind: 'wrong', detail: `the server speaks no RTMP (${version})` }
      }
      if (!answered && all.length > PACKET_BYTES) {
        answered = true
        return { kind: 'answered', reply: all.slice(1, 1 + PACKET_BYTES) }
      }
      const complete = 1 + 2 * PACKET_BYTES
      return answered && all.length >= complete
        ? { kind: 'done', rest: all.subarray(complete) }
        : { kind: 'more' }
    },
  }
}
