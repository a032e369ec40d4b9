import { type FlvTag, flvFile, flvTags, isSetup, isVideo } from './flv-surgery.ts'

const START_CODE = Buffer.from([0, 0, 0, 1])

/** Units behind four bytes of length, behind start codes instead. */
function startCodes(units: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at + 4 <= units.length; ) {
    const end = at + 4 + units.readUInt32BE(at)
    parts.push(START_CODE, units.subarray(at + 4, end))
    at = end
  }
  return Buffer.concat(parts)
}

/** Parameter sets of an AVCDecoderConfigurationRecord with one of each kind, as a byte stream. */
function parameterSets(record: Buffer): Buffer {
  const first = record.readUInt16BE(6)
  const behind = 8 + first
  const second = record.readUInt16BE(behind + 1)
  return Buffer.concat([
    START_CODE,
    record.subarray(8, behind),
    START_CODE,
    record.subarray(behind + 3, behind + 3 + second),
  ])
}

const bodied = (tag: FlvTag, ...parts: readonly Buffer[]): FlvTag => ({
  ...tag,
  body: Buffer.concat(parts),
})

/** H.264 as some encoders push it: everything by start codes, the set-up too. */
export const startCodeFlv = (file: Buffer): Buffer =>
  flvFile(
    flvTags(file).map((tag) => {
      if (!isVideo(tag)) return tag
      const head = tag.body.subarray(0, 5)
      const rest = tag.body.subarray(5)
      return bodied(tag, head, isSetup(tag) ? parameterSets(rest) : startCodes(rest))
    }),
  )

/** Pictures of an IVF file under the four characters of their codec. */
export function withFourcc(ivf: Buffer, fourcc: string): Buffer {
  const tags: FlvTag[] = []
  for (let at = 32; at + 12 <= ivf.length; ) {
    const end = at + 12 + ivf.readUInt32LE(at)
    const key = tags.length === 0
    const head = Buffer.from([0x80 | ((key ? 1 : 2) << 4) | 1, ...Buffer.from(fourcc)])
    const body = Buffer.concat([head, ivf.subarray(at + 12, end)])
    tags.push({ type: 9, body, milliseconds: tags.length * 40 })
    at = end
  }
  return flvFile(tags, 1)
}

/** H.264 as the first of two tracks, behind a modifier that nobody needs. */
export const multitrackFlv = (file: Buffer): Buffer =>
  flvFile(
    flvTags(file).map((tag) => {
      if (!isVideo(tag)) return tag
      const [first = 0, packet = 0] = tag.body
      // Modifier of two bytes (nanoseconds), then "multitrack" behind it.
      const head = Buffer.from([0x80 | (first & 0x70) | 7, 1, 0, 0, 6])
      const kind = Buffer.from([(1 << 4) | (packet === 0 ? 0 : packet === 1 ? 1 : 2)])
      const data = packet === 1 ? tag.body.subarray(2) : tag.body.subarray(5)
      const size = Buffer.from([data.length >> 16, (data.length >> 8) & 0xff, data.length & 0xff])
      const other = Buffer.from([1, 0, 0, 1, 0])
      return bodied(tag, head, kind, Buffer.from('avc1'), Buffer.from([0]), size, data, other)
    }),
  )

/** A codec that is not shown. */
export const vvcFlv = (): Buffer =>
  flvFile(
    [{ type: 9, body: Buffer.from([0x90, ...Buffer.from('vvc1'), 1, 2, 3]), milliseconds: 0 }],
    1,
  )
