import { randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs'
import { CLOCKS_APART_AT_MOST, type ReadStamp } from '../../../core/evidence/proof/stamp.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { StampReader, StampRoots } from '../../../ports/proofs/time-stamps.ts'
import { readToken, SHA_256 } from './read-token.ts'

export type StampReaderSettings = {
  readonly clock: Pick<Clock, 'now'>
  /** OID that answers have to be under; `null`: any. */
  readonly policy: string | null
  readonly roots: () => Promise<StampRoots>
}

const NONCE_BYTES = 16
const GRANTED = [0, 1]

const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** A positive number without leading zeros: its first byte is between 0x40 and 0x7f. */
function newNonce(): Uint8Array {
  const bytes = randomBytes(NONCE_BYTES)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}

function requestOf(imprint: Uint8Array, nonce: Uint8Array, policy: string | null): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({
        algorithmId: SHA_256,
        algorithmParams: new asn1.Null(),
      }),
      hashedMessage: new asn1.OctetString({ valueHex: buffer(imprint) }),
    }),
    nonce: new asn1.Integer({ valueHex: buffer(nonce) }),
    certReq: true,
    ...(policy === null ? {} : { reqPolicy: policy }),
  })
  return new Uint8Array(request.toSchema().toBER())
}

type Response = {
  readonly status: number
  readonly words: string
  readonly token: Uint8Array | null
}

function responseOf(bytes: Uint8Array): Response | null {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(bytes)
    const words = (status.statusStrings ?? []).map((one) => one.valueBlock.value).join(' ')
    const token =
      timeStampToken === undefined ? null : new Uint8Array(timeStampToken.toSchema().toBER())
    return { status: status.status, words: words.slice(0, 200), token }
  } catch {
    return null
  }
}

const apart = (read: ReadStamp & { readonly ok: true }, now: number): boolean =>
  Math.abs(read.stampedAt - now) > CLOCKS_APART_AT_MOST

/** RFC 3161 by what its token says, checked against the given roots. */
export function createStampReader({ clock, policy, roots }: StampReaderSettings): StampReader {
  return {
    question(imprint) {
      const nonce = newNonce()
      return {
        bytes: requestOf(imprint, nonce, policy),
        nonce: Buffer.from(nonce).toString('hex'),
      }
    },
    async answer(bytes, imprint, nonce) {
      const response = responseOf(bytes)
      if (response === null) return { ok: false, fault: 'garbage', detail: '' }
      if (!GRANTED.includes(response.status)) {
        const detail = `status ${response.status} ${response.words}`.trim()
        return { ok: false, fault: 'refused', detail }
      }
      if (response.token === null) return { ok: false, fault: 'garbage', detail: '' }
      const trusted = await roots()
      if (!trusted.ok) return { ok: false, fault: 'chain', detail: trusted.why }
      const read = readToken(response.token, imprint, policy, trusted.certificates)
      if (!read.ok) return read
      if (read.nonce !== nonce) return { ok: false, fault: 'nonce', detail: '' }
      return apart(read, clock.now())
        ? { ok: false, fault: 'clock', detail: formatInstant(read.stampedAt) }
        : { ok: true, token: read.token, stampedAt: read.stampedAt }
    },
    async token(bytes, imprint) {
      const trusted = await roots()
      // A policy that was set later says nothing about what was stamped before.
      return trusted.ok ? readToken(bytes, imprint, null, trusted.certificates) : null
    },
  }
}
