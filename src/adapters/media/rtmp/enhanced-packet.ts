/** A video packet of Enhanced RTMP (v2, "ExVideoTagHeader"), of several tracks the first. */
export type EnhancedPacket = {
  /** Four characters that name the codec. */
  readonly fourcc: string
  /** VideoPacketType: 0 set-up, 1 and 3 coded frames, 2 end, 4 metadata, 5 set-up as MPEG-2 TS carries it. */
  readonly packet: number
  /** VideoFrameType: 1 keyframe, 5 command. */
  readonly frame: number
  readonly data: Uint8Array
}

const MULTITRACK = 6
const MODIFIER = 7
const ONE_TRACK = 0
const MANY_TRACKS_MANY_CODECS = 2
const FOURCC_BYTES = 4

const text = (bytes: Uint8Array, at: number): string =>
  Buffer.from(bytes.subarray(at, at + FOURCC_BYTES)).toString('latin1')

/** Modifiers stand before the packet proper, each behind its own size (§"ModEx"); none of them is needed here. */
function behindModifiers(body: Uint8Array, kind: number) {
  let packet = kind
  let at = 1
  while (packet === MODIFIER && at < body.length) {
    let size = (body[at] ?? 0) + 1
    at += 1
    if (size === 256) {
      size = (((body[at] ?? 0) << 8) | (body[at + 1] ?? 0)) + 1
      at += 2
    }
    at += size
    packet = (body[at] ?? 0) & 0x0f
    at += 1
  }
  return { packet, at }
}

/** The first of several tracks (§"Multitrack"). */
function firstTrack(body: Uint8Array, from: number, frame: number): EnhancedPacket | null {
  const kind = (body[from] ?? 0) >> 4
  const packet = (body[from] ?? 0) & 0x0f
  const fourcc = text(body, from + 1)
  // Where each track names its own codec, the first name stands in the same place.
  let at = from + 1 + FOURCC_BYTES + 1
  if (kind > MANY_TRACKS_MANY_CODECS) return null
  if (kind === ONE_TRACK) return { fourcc, packet, frame, data: body.subarray(at) }
  const size = ((body[at] ?? 0) << 16) | ((body[at + 1] ?? 0) << 8) | (body[at + 2] ?? 0)
  at += 3
  return { fourcc, packet, frame, data: body.subarray(at, at + size) }
}

/** `null` when the packet is cut off before its codec is named. */
export function readEnhancedPacket(body: Uint8Array): EnhancedPacket | null {
  const [first = 0] = body
  const frame = (first >> 4) & 7
  const { packet, at } = behindModifiers(body, first & 0x0f)
  if (at + FOURCC_BYTES > body.length) return null
  return packet === MULTITRACK
    ? firstTrack(body, at, frame)
    : { fourcc: text(body, at), packet, frame, data: body.subarray(at + FOURCC_BYTES) }
}
