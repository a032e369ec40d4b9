/** What the tags of an FLV body have shown so far (Adobe FLV specification 10.1, annex E; Enhanced RTMP v2). */
type FlvReading = {
  /** Short codec name of the first video tag, e.g. `h264`. */
  readonly videoCodec: string | null
  /** At least one coded picture came, not only the decoder's set-up. */
  readonly pictures: boolean
  readonly audioTags: number
  /** Media time from the first tag to the last, milliseconds. */
  readonly spanMilliseconds: number
}

export type FlvReader = {
  push(chunk: Uint8Array): void
  reading(): FlvReading
}

const CODECS: Readonly<Record<number, string>> = {
  2: 'flv1',
  4: 'vp6f',
  5: 'vp6a',
  7: 'h264',
  12: 'hevc',
  13: 'av1',
}
const FOURCC: Readonly<Record<string, string>> = {
  avc1: 'h264',
  hvc1: 'hevc',
  av01: 'av1',
  vp08: 'vp8',
  vp09: 'vp9',
  vvc1: 'vvc',
}
const AUDIO = 8
const VIDEO = 9
const TAG_HEADER = 11
const PREVIOUS_SIZE = 4

/** Reads the first bytes of a video tag: codec, and whether it carries a picture. */
function readVideo(body: Uint8Array): { codec: string | null; picture: boolean } {
  const first = body[0] ?? 0
  if ((first & 0x80) !== 0) {
    const packetType = first & 0x0f
    const fourcc = Buffer.from(body.subarray(1, 5)).toString('latin1')
    return { codec: FOURCC[fourcc] ?? fourcc, picture: packetType === 1 || packetType === 3 }
  }
  const id = first & 0x0f
  const hasSetup = id === 7 || id === 12 || id === 13
  return { codec: CODECS[id] ?? null, picture: !hasSetup || body[1] === 1 }
}

/** Goes through an FLV body as it arrives; keeps no more than one incomplete tag header and its first bytes. */
export function createFlvReader(): FlvReader {
  let pending: Uint8Array = new Uint8Array(0)
  let skip = -1
  let videoCodec: string | null = null
  let pictures = false
  let audioTags = 0
  let firstTime: number | null = null
  let lastTime = 0

  const readTag = (header: Uint8Array): void => {
    const type = (header[0] ?? 0) & 0x1f
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
    if (type !== AUDIO && type !== VIDEO) return
    lastTime = ((header[7] ?? 0) << 24) | (view.getUint16(4) << 8) | (header[6] ?? 0)
    firstTime ??= lastTime
    if (type === AUDIO) audioTags++
    else {
      const video = readVideo(header.subarray(TAG_HEADER))
      videoCodec ??= video.codec
      pictures ||= video.picture
    }
  }

  /** Drops what is to be skipped; `true` when that is done. */
  const skipped = (): boolean => {
    if (skip < 0) {
      // File header: 9 bytes whose last four give its size, then the size of the tag before the first: 0.
      if (pending.length < 9) return false
      const view = new DataView(pending.buffer, pending.byteOffset, pending.byteLength)
      skip = view.getUint32(5) + PREVIOUS_SIZE
    }
    const dropped = Math.min(skip, pending.length)
    pending = pending.subarray(dropped)
    skip -= dropped
    return skip === 0
  }

  const step = (): boolean => {
    if (!skipped() || pending.length < TAG_HEADER) return false
    const [, high = 0, middle = 0, low = 0] = pending
    const size = (high << 16) | (middle << 8) | low
    const needed = TAG_HEADER + Math.min(size, 5)
    if (pending.length < needed) return false
    readTag(pending.subarray(0, needed))
    skip = TAG_HEADER + size + PREVIOUS_SIZE
    return true
  }

  return {
    push(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      while (step());
    },
    reading: () => ({
      videoCodec,
      pictures,
      audioTags,
      spanMilliseconds: firstTime === null ? 0 : lastTime - firstTime,
    }),
  }
}
