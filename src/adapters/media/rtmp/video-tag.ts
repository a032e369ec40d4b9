/** The body of a video message (Adobe FLV specification 10.1 §E.4.3; Enhanced RTMP v2). */
export type VideoTag = {
  /** Short codec name, as ffmpeg calls it; `null` when it is unknown. */
  readonly codec: string | null
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
  av01: 'av1',
  vp08: 'vp8',
  vp09: 'vp9',
  vvc1: 'vvc',
}
const KEYFRAME = 1
const COMMAND_FRAME = 5

const PACKETS = ['setup', 'picture', 'other', 'picture'] as const

function enhanced(body: Uint8Array, first: number): VideoTag {
  const packet = first & 0x0f
  const fourcc = Buffer.from(body.subarray(1, 5)).toString('latin1')
  const codec = FOURCC[fourcc] ?? null
  // Coded frames of codecs with reordering carry 24 bits of composition time first; packet type 3 leaves them out.
  const reordered = packet === 1 && (codec === 'hevc' || codec === 'h264' || codec === 'vvc')
  return {
    codec,
    keyframe: ((first >> 4) & 7) === KEYFRAME,
    carries: PACKETS[packet] ?? 'other',
    data: body.subarray(reordered ? 8 : 5),
  }
}

export function readVideoTag(body: Uint8Array): VideoTag {
  const [first = 0, packet = 0] = body
  if ((first & 0x80) !== 0) return enhanced(body, first)
  const frame = first >> 4
  const codec = CODECS[first & 0x0f] ?? null
  const keyframe = frame === KEYFRAME
  if (frame === COMMAND_FRAME) return { codec, keyframe, carries: 'other', data: body.subarray(1) }
  const withSetup = codec === 'h264' || codec === 'hevc' || codec === 'av1'
  if (!withSetup) return { codec, keyframe, carries: 'picture', data: body.subarray(1) }
  const carries = packet === 0 ? 'setup' : packet === 1 ? 'picture' : 'other'
  return { codec, keyframe, carries, data: body.subarray(5) }
}
