/** What a packet of RTP carries (RFC 3550 §5.1). */
export type RtpPacket = {
  readonly payloadType: number
  /** Last packet of a picture, by the profiles of video. */
  readonly marker: boolean
  readonly sequence: number
  readonly timestamp: number
  readonly payload: Uint8Array
}

const FIXED_HEADER = 12

/** `null`: not RTP of version 2, or cut off. */
export function parseRtpPacket(bytes: Uint8Array): RtpPacket | null {
  if (bytes.length < FIXED_HEADER) return null
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [first = 0, second = 0] = buffer
  if (first >> 6 !== 2) return null
  let start = FIXED_HEADER + (first & 0x0f) * 4
  if ((first & 0x10) !== 0) {
    if (buffer.length < start + 4) return null
    start += 4 + buffer.readUInt16BE(start + 2) * 4
  }
  const padding = (first & 0x20) === 0 ? 0 : (buffer.at(-1) ?? 0)
  const end = buffer.length - padding
  if (start > end) return null
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: buffer.readUInt16BE(2),
    timestamp: buffer.readUInt32BE(4),
    payload: buffer.subarray(start, end),
  }
}
