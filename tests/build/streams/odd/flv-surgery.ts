/** One tag of an FLV file, header and body, without the size behind it. */
export type FlvTag = { readonly type: number; readonly body: Buffer; readonly milliseconds: number }

const HEADER_BYTES = 13

export function flvTags(file: Buffer): readonly FlvTag[] {
  const tags: FlvTag[] = []
  for (let at = HEADER_BYTES; at + 11 <= file.length; ) {
    const size = file.readUIntBE(at + 1, 3)
    const milliseconds = file.readUIntBE(at + 4, 3) + (file[at + 7] ?? 0) * 0x1000000
    const body = file.subarray(at + 11, at + 11 + size)
    tags.push({ type: file[at] ?? 0, body, milliseconds })
    at += 11 + size + 4
  }
  return tags
}

export function flvFile(tags: readonly FlvTag[], flags = 5): Buffer {
  const head = Buffer.from([0x46, 0x4c, 0x56, 1, flags, 0, 0, 0, 9, 0, 0, 0, 0])
  const parts = tags.map(({ type, body, milliseconds }) => {
    const header = Buffer.alloc(11)
    header[0] = type
    header.writeUIntBE(body.length, 1, 3)
    header.writeUIntBE(milliseconds & 0xffffff, 4, 3)
    header[7] = Math.floor(milliseconds / 0x1000000) & 0xff
    const size = Buffer.alloc(4)
    size.writeUInt32BE(11 + body.length)
    return Buffer.concat([header, body, size])
  })
  return Buffer.concat([head, ...parts])
}

export const isVideo = (tag: FlvTag): boolean => tag.type === 9
/** AVC sequence header: frame type and codec 7, packet type 0. */
export const isSetup = (tag: FlvTag): boolean => isVideo(tag) && tag.body[1] === 0
export const isKeyframe = (tag: FlvTag): boolean =>
  isVideo(tag) && (tag.body[0] ?? 0) >> 4 === 1 && tag.body[1] === 1

/** NAL units of a byte stream with start codes. */
export function unitsOf(stream: Buffer): readonly Buffer[] {
  const starts: number[] = []
  for (let at = stream.indexOf('000001', 0, 'hex'); at >= 0; ) {
    starts.push(at)
    at = stream.indexOf('000001', at + 3, 'hex')
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? stream.length
    const unit = stream.subarray(start + 3, end)
    // The zero before the next start code belongs to that.
    return unit.at(-1) === 0 && end !== stream.length ? unit.subarray(0, -1) : unit
  })
}

const hevcType = (unit: Buffer): number => ((unit[0] ?? 0) >> 1) & 0x3f

/** HEVCDecoderConfigurationRecord (ISO/IEC 14496-15 §8.3.3.1) with what decoders read of it. */
function hevcRecord(units: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(23)
  head[0] = 1
  head[21] = 0x0f
  head[22] = 3
  const arrays = [32, 33, 34].map((type) => {
    const set = units.find((unit) => hevcType(unit) === type) ?? Buffer.alloc(0)
    const array = Buffer.alloc(5)
    array[0] = 0x80 | type
    array.writeUInt16BE(1, 1)
    array.writeUInt16BE(set.length, 3)
    return Buffer.concat([array, set])
  })
  return Buffer.concat([head, ...arrays])
}

/**
 * H.265 in FLV, which the encoder at hand cannot write: by codec id 12, as Chinese platforms do, or by the four
 * characters of Enhanced RTMP.
 */
export function hevcFlv(annexB: Buffer, style: 'codec-12' | 'fourcc'): Buffer {
  const units = unitsOf(annexB)
  const pictures = units.filter((unit) => hevcType(unit) < 32)
  const tag = (key: boolean, setup: boolean, payload: Buffer, index: number): FlvTag => {
    const frame = (key ? 1 : 2) << 4
    const none = [0, 0, 0]
    const head =
      style === 'codec-12'
        ? Buffer.from([frame | 12, setup ? 0 : 1, ...none])
        : Buffer.from([
            0x80 | frame | (setup ? 0 : 1),
            ...Buffer.from('hvc1'),
            ...(setup ? [] : none),
          ])
    return { type: 9, body: Buffer.concat([head, payload]), milliseconds: index * 40 }
  }
  const tags = pictures.map((unit, index) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(unit.length)
    const key = hevcType(unit) >= 16 && hevcType(unit) <= 21
    return tag(key, false, Buffer.concat([length, unit]), index)
  })
  return flvFile([tag(true, true, hevcRecord(units), 0), ...tags], 1)
}
