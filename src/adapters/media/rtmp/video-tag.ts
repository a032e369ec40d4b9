import { type EnhancedPacket, readEnhancedPacket } from './enhanced-packet.ts'

/** The body of a video message (Adobe FLV specification 10.1 §E.4.3; Enhanced RTMP v2). */
export type VideoTag = {
  /** Short codec name, as ffmpeg calls it, or the four characters of one that is not known here; `null`: none is named. */
  readonly codec: string | null
  readonly enhanced: boolean
  readonly keyframe: boolean
  /** `setup`: what the decoder has to know before pictures come. */
  readonly carries: 'setup' | 'picture' | 'other'
  readonly data: Uint8Array
}

const CODECS: Readonly<Record<number, string>> = {
  2: 'flv1',
  3: 'flashsv',
  4: 'vp6f',
  5: 'vp6a',
  6: 'flashsv2',
  7: 'h264',
  12: 'hevc',
  13: 'av1',
}
const FOURCC: Readonly<Record<string, string>> = {
  avc1: 'h264',
  hvc1: 'hevc',
  hev1: 'hevc',
  av01: 'av1',
  vp08: 'vp8',
  vp09: 'vp9',
  vvc1: 'vvc',
}
const KEYFRAME = 1
const COMMAND_FRAME = 5

/** By number; 5 is a set-up as a descriptor of MPEG-2 TS, which only AV1 has, and whose pictures bring their own. */
const PACKETS: Readonly<Record<number, VideoTag['carries']>> = {
  0: 'setup',
  1: 'picture',
  3: 'picture',
}
const CODED_FRAMES = 1
const COMPOSITION_TIME = 3

function enhanced({ fourcc, packet, frame, data }: EnhancedPacket): VideoTag {
  const codec =
    FOURCC[fourcc.toLowerCase()] ?? (/^[\w .-]{4}$/.test(fourcc) ? fourcc : 'an unnamed codec')
  // Coded frames of codecs with reordering carry 24 bits of composition time first; packet type 3 leaves them out.
  const reordered = packet === CODED_FRAMES && ['hevc', 'h264', 'vvc'].includes(codec)
  return {
    codec,
    enhanced: true,
    keyframe: frame === KEYFRAME,
    carries: frame === COMMAND_FRAME ? 'other' : (PACKETS[packet] ?? 'other'),
    data: data.subarray(reordered ? COMPOSITION_TIME : 0),
  }
}

const NOTHING: VideoTag = {
  codec: null,
  enhanced: true,
  keyframe: false,
  carries: 'other',
  data: new Uint8Array(0),
}

export function readVideoTag(body: Uint8Array): VideoTag {
  const [first = 0, packet = 0] = body
  if ((first & 0x80) !== 0) {
    const read = readEnhancedPacket(body)
    return read === null ? NOTHING : enhanced(read)
  }
  const frame = first >> 4
  const number = first & 0x0f
  const codec = CODECS[number] ?? (number === 0 ? null : `codec ${number} of FLV`)
  const of = { codec, enhanced: CODECS[number] === undefined, keyframe: frame === KEYFRAME }
  if (frame === COMMAND_FRAME) return { ...of, carries: 'other', data: body.subarray(1) }
  const withSetup = codec === 'h264' || codec === 'hevc' || codec === 'av1'
  if (!withSetup) return { ...of, carries: 'picture', data: body.subarray(1) }
  const carries = packet === 0 ? 'setup' : packet === 1 ? 'picture' : 'other'
  return { ...of, carries, data: body.subarray(5) }
}
