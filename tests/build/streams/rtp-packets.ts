import type { ElementaryStream } from './elementary-streams.ts'

export type Codec = 'h264' | 'hevc'

/** How the pictures are packed: as one would expect, or several units of a picture in one packet where they fit. */
export type Packing = 'single' | 'aggregated'

const PAYLOAD_TYPE = 96
const MAXIMUM_PAYLOAD = 1_200

const length16 = (unit: Uint8Array): Uint8Array => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(unit.length)
  return Buffer.concat([bytes, unit])
}

/** FU-A of RFC 6184 §5.8, FU of RFC 7798 §4.4.3. */
function fragments(codec: Codec, unit: Uint8Array): Uint8Array[] {
  const headerBytes = codec === 'h264' ? 1 : 2
  const body = unit.subarray(headerBytes)
  const [first = 0, second = 0] = unit
  const count = Math.ceil(body.length / MAXIMUM_PAYLOAD)
  return Array.from({ length: count }, (_, i) => {
    const flags = (i === 0 ? 0x80 : 0) | (i === count - 1 ? 0x40 : 0)
    const header =
      codec === 'h264'
        ? [(first & 0xe0) | 28, flags | (first & 0x1f)]
        : [(first & 0x81) | (49 << 1), second, flags | ((first >> 1) & 0x3f)]
    const part = body.subarray(i * MAXIMUM_PAYLOAD, (i + 1) * MAXIMUM_PAYLOAD)
    return Buffer.concat([Buffer.from(header), part])
  })
}

/** STAP-A of RFC 6184 §5.7.1, AP of RFC 7798 §4.4.2. */
function aggregate(codec: Codec, units: readonly Uint8Array[]): Uint8Array {
  const header = codec === 'h264' ? [0x78] : [48 << 1, 1]
  return Buffer.concat([Buffer.from(header), ...units.map(length16)])
}

function payloadsOf(codec: Codec, units: readonly Uint8Array[], packing: Packing): Uint8Array[] {
  const small = units.filter((unit) => unit.length < 200)
  const together = packing === 'aggregated' && small.length > 1
  const alone = together ? units.filter((unit) => !small.includes(unit)) : units
  return [
    ...(together ? [aggregate(codec, small)] : []),
    ...alone.flatMap((unit) => (unit.length <= MAXIMUM_PAYLOAD ? [unit] : fragments(codec, unit))),
  ]
}

/** Packets of RTP (RFC 3550 §5.1), numbered without a gap, for one picture after the other. */
export function createPacketiser(codec: Codec, packing: Packing) {
  let sequence = 65_500
  return (picture: ElementaryStream[number], timestamp: number): readonly Uint8Array[] => {
    const payloads = payloadsOf(codec, picture, packing)
    return payloads.map((payload, i) => {
      const type = PAYLOAD_TYPE | (i === payloads.length - 1 ? 0x80 : 0)
      const packet = numberedPacket(type, sequence, timestamp, payload)
      sequence = (sequence + 1) & 0xffff
      return packet
    })
  }
}

/** One packet; `type` with the marker where it is set. */
export function numberedPacket(
  type: number,
  sequence: number,
  timestamp: number,
  payload: Uint8Array,
): Uint8Array {
  const header = Buffer.alloc(12)
  header[0] = 0x80
  header[1] = type
  header.writeUInt16BE(sequence & 0xffff, 2)
  header.writeUInt32BE(timestamp >>> 0, 4)
  return Buffer.concat([header, payload])
}

/** A packet inside the connection (RFC 2326 §10.12). */
export function interleaved(channel: number, packet: Uint8Array): Uint8Array {
  const head = Buffer.from([0x24, channel, 0, 0])
  head.writeUInt16BE(packet.length, 2)
  return Buffer.concat([head, packet])
}
