/** What the header of a chunk says, with what it leaves out taken from the chunk before on the same chunk stream. */
export type ChunkHeader = {
  /** 0 to 3: how much the header spells out (RTMP 1.0 §5.3.1.2). */
  readonly format: number
  readonly chunkStreamId: number
  /** Timestamp or difference of timestamps, 32 bits. */
  readonly time: number
  readonly extended: boolean
  readonly length: number
  readonly type: number
  readonly messageStreamId: number
  /** Bytes of the header itself. */
  readonly size: number
}

const EXTENDED = 0xffffff
const MESSAGE_HEADER_BYTES = [11, 7, 3, 0]

/** Format and chunk stream (§5.3.1.1). */
function basicHeader(bytes: Buffer): { format: number; id: number; size: number } | null {
  const [first, second, third] = bytes
  if (first === undefined) return null
  const format = first >> 6
  const short = first & 0x3f
  if (short >= 2) return { format, id: short, size: 1 }
  if (second === undefined) return null
  if (short === 0) return { format, id: 64 + second, size: 2 }
  return third === undefined ? null : { format, id: 64 + second + third * 256, size: 3 }
}

const NOTHING_BEFORE = { time: 0, extended: false, length: 0, type: 0, messageStreamId: 0 }

/**
 * Of a chunk that spells out no time, the extended timestamp is repeated by some servers and left out by others; only
 * the same four bytes again are taken for it.
 */
function extendedTime(
  bytes: Buffer,
  at: number,
  format: number,
  before: number,
): { readonly time: number; readonly size: number } | null {
  if (bytes.length < at + 4) return null
  const time = bytes.readUInt32BE(at)
  return format === 3 && time !== before ? { time: before, size: 0 } : { time, size: 4 }
}

/** `null` while the header is incomplete. `before` gives the last header on a chunk stream. */
export function parseChunkHeader(
  bytes: Buffer,
  before: (chunkStreamId: number) => ChunkHeader | undefined,
): ChunkHeader | null {
  const basic = basicHeader(bytes)
  if (basic === null) return null
  const { format, id } = basic
  const last = before(id) ?? NOTHING_BEFORE
  const size = basic.size + (MESSAGE_HEADER_BYTES[format] ?? 0)
  if (bytes.length < size) return null
  const own = bytes.subarray(basic.size, size)
  const field = format <= 2 ? own.readUIntBE(0, 3) : last.time
  const header = {
    format,
    chunkStreamId: id,
    extended: format <= 2 ? field === EXTENDED : last.extended,
    length: format <= 1 ? own.readUIntBE(3, 3) : last.length,
    type: format <= 1 ? (own[6] ?? 0) : last.type,
    messageStreamId: format === 0 ? own.readUInt32LE(7) : last.messageStreamId,
  }
  if (!header.extended) return { ...header, time: field, size }
  const extended = extendedTime(bytes, size, format, last.time)
  return extended === null ? null : { ...header, time: extended.time, size: size + extended.size }
}
