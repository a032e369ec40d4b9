import { createGrowingBuffer } from '../body/growing-buffer.ts'
import type { NalCodec } from '../nal/annex-b.ts'

/** Takes NAL units out of payloads: whole ones, several in one, one in several. */
export type NalUnpacker = {
  /** Units that this payload completes. */
  push(payload: Uint8Array): readonly Uint8Array[]
  /** A packet was lost: what was begun is not finished. */
  drop(): void
}

const MAXIMUM_UNIT_BYTES = 6_000_000

/** Where a payload format keeps what (RFC 6184 §5.2 and RFC 7798 §4.4). */
type Format = {
  readonly type: (payload: Uint8Array) => number
  /** Payload types that hold several units, with the bytes before the first length. */
  readonly aggregates: Readonly<Record<number, number>>
  /** Types that hold a part of one unit, with the bytes of their headers. */
  readonly fragments: Readonly<Record<number, number>>
  /** Bytes before each length in an aggregate but the first. */
  readonly betweenAggregates: number
  /** The header of the unit that a fragment belongs to. */
  readonly header: (payload: Uint8Array) => Uint8Array
  /** Where the bits for start and end are. */
  readonly flagsAt: number
  readonly singleBelow: number
}

const H264: Format = {
  type: (payload) => (payload[0] ?? 0) & 0x1f,
  // STAP-A; STAP-B with a decoding order number.
  aggregates: { 24: 1, 25: 3 },
  // FU-A; FU-B with a decoding order number.
  fragments: { 28: 2, 29: 4 },
  betweenAggregates: 0,
  header: ([first = 0, second = 0]) => Uint8Array.of((first & 0xe0) | (second & 0x1f)),
  flagsAt: 1,
  singleBelow: 24,
}

/** `orderBytes`: the decoding order numbers that a stream with `sprop-max-don-diff` above 0 carries. */
const h265 = (numbered: boolean): Format => ({
  type: (payload) => ((payload[0] ?? 0) >> 1) & 0x3f,
  aggregates: { 48: numbered ? 4 : 2 },
  fragments: { 49: numbered ? 5 : 3 },
  betweenAggregates: numbered ? 1 : 0,
  header: ([first = 0, second = 0, third = 0]) =>
    Uint8Array.of((first & 0x81) | ((third & 0x3f) << 1), second),
  flagsAt: 2,
  singleBelow: 48,
})

function unpackAggregate(payload: Uint8Array, from: number, between: number): Uint8Array[] {
  const buffer = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  const units: Uint8Array[] = []
  let at = from
  while (at + 2 <= buffer.length) {
    const end = at + 2 + buffer.readUInt16BE(at)
    if (end > buffer.length) break
    units.push(buffer.subarray(at + 2, end))
    at = end + between
  }
  return units
}

export function createNalUnpacker(codec: NalCodec, numbered = false): NalUnpacker {
  const format = codec === 'h264' ? H264 : h265(numbered)
  const fragment = createGrowingBuffer()
  let open = false

  const drop = (): void => {
    fragment.take()
    open = false
  }

  const joinFragment = (payload: Uint8Array, headers: number): readonly Uint8Array[] => {
    const flags = payload[format.flagsAt] ?? 0
    if ((flags & 0x80) !== 0) {
      drop()
      open = true
      fragment.push(format.header(payload))
    }
    if (!open || fragment.length() + payload.length > MAXIMUM_UNIT_BYTES) {
      drop()
      return []
    }
    fragment.push(payload.subarray(headers))
    if ((flags & 0x40) === 0) return []
    open = false
    return [fragment.take()]
  }

  return {
    drop,
    push(payload) {
      const type = format.type(payload)
      const fragmentHeaders = format.fragments[type]
      if (fragmentHeaders !== undefined) return joinFragment(payload, fragmentHeaders)
      drop()
      const aggregateHeader = format.aggregates[type]
      if (aggregateHeader !== undefined) {
        return unpackAggregate(payload, aggregateHeader, format.betweenAggregates)
      }
      return type < format.singleBelow && payload.length > 0 ? [payload] : []
    },
  }
}
