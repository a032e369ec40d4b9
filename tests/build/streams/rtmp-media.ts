import type { ElementaryStream } from './elementary-streams.ts'
import { chunked, type SentMessage } from './rtmp-server.ts'

/** How a codec is named in a video message: by number, or by the four letters of Enhanced RTMP. */
export type Naming = 'number' | 'letters'

const AUDIO = 8
const VIDEO = 9

const length = (bytes: 2 | 4, unit: Uint8Array): Uint8Array => {
  const size = Buffer.alloc(bytes)
  size.writeUIntBE(unit.length, 0, bytes)
  return Buffer.concat([size, unit])
}

const isSet = (codec: 'h264' | 'hevc', [first = 0]: Uint8Array): boolean =>
  codec === 'h264' ? [7, 8].includes(first & 0x1f) : [32, 33, 34].includes((first >> 1) & 0x3f)

/** AVCDecoderConfigurationRecord and its sister for H.265 (ISO/IEC 14496-15). */
function configuration(codec: 'h264' | 'hevc', sets: readonly Uint8Array[]): Uint8Array {
  const [first, second] = sets
  if (codec === 'h264') {
    const sps = first ?? Buffer.alloc(4)
    return Buffer.concat([
      Buffer.from([1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1]),
      length(2, sps),
      Buffer.from([1]),
      length(2, second ?? Buffer.alloc(0)),
    ])
  }
  const head = Buffer.alloc(23)
  head[0] = 1
  head[21] = 3
  head[22] = sets.length
  const arrays = sets.flatMap((set) => [
    Buffer.from([((set[0] ?? 0) >> 1) & 0x3f, 0, 1]),
    length(2, set),
  ])
  return Buffer.concat([head, ...arrays])
}

/** Head of a video message: frame type, codec, what follows, composition time (FLV 10.1 §E.4.3.1; Enhanced RTMP v1). */
function head(codec: 'h264' | 'hevc', naming: Naming, key: boolean, setup: boolean): Uint8Array {
  const frame = key ? 1 : 2
  if (naming === 'number') {
    return Buffer.from([(frame << 4) | (codec === 'h264' ? 7 : 12), setup ? 0 : 1, 0, 0, 0])
  }
  const letters = Buffer.from(codec === 'h264' ? 'avc1' : 'hvc1')
  const first = Buffer.from([0x80 | (frame << 4) | (setup ? 0 : 1)])
  return Buffer.concat([first, letters, Buffer.alloc(setup ? 0 : 3)])
}

/** The messages of a stream, set-up first. */
export function videoMessages(
  codec: 'h264' | 'hevc',
  stream: ElementaryStream,
  naming: Naming = 'number',
  firstTime = 0,
): readonly SentMessage[] {
  const sets = (stream[0] ?? []).filter((unit) => isSet(codec, unit))
  const setup = Buffer.concat([head(codec, naming, true, true), configuration(codec, sets)])
  const pictures = stream.map((units, i) => {
    const key = units.some((unit) => isSet(codec, unit))
    const shown = units.filter((unit) => !isSet(codec, unit)).map((unit) => length(4, unit))
    const payload = Buffer.concat([head(codec, naming, key, false), ...shown])
    return { type: VIDEO, payload, time: (firstTime + i * 40) >>> 0 }
  })
  return [{ type: VIDEO, payload: setup, time: firstTime }, ...pictures]
}

/** Sound of AAC that nobody will ever decode. */
export const audioMessages = (count: number): readonly SentMessage[] =>
  Array.from({ length: count }, (_, i) => ({
    type: AUDIO,
    payload: Buffer.from([0xaf, 1, 0x21, 0x10]),
    time: i * 40,
    chunkStream: 6,
  }))

export const sent = (
  messages: readonly SentMessage[],
  how: Omit<Partial<SentMessage>, 'type' | 'payload'> = {},
): Uint8Array => Buffer.concat(messages.map((message) => chunked({ ...message, ...how })))
