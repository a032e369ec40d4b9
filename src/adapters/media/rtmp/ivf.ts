import type { CodedPicture } from '../coded-picture.ts'

export type IvfCodec = 'vp8' | 'vp9' | 'av1'

const FOURCC: Readonly<Record<IvfCodec, string>> = { vp8: 'VP80', vp9: 'VP90', av1: 'AV01' }
const FILE_HEADER = 32
const FRAME_HEADER = 12

/** Head of an IVF file (as libvpx writes it): the size stands in the pictures themselves, time counts milliseconds. */
function fileHeader(codec: IvfCodec): Buffer {
  const head = Buffer.alloc(FILE_HEADER)
  head.write('DKIF', 0, 'latin1')
  head.writeUInt16LE(FILE_HEADER, 6)
  head.write(FOURCC[codec], 8, 'latin1')
  head.writeUInt32LE(1_000, 16)
  head.writeUInt32LE(1, 20)
  head.writeUInt32LE(1, 24)
  return head
}

/** One picture as IVF; a keyframe begins a file, with the decoder's set-up before its own bytes. */
export function ivfPicture(
  codec: IvfCodec,
  keyframe: boolean,
  setup: Uint8Array,
  data: Uint8Array,
  milliseconds: number,
): CodedPicture {
  const content = keyframe ? Buffer.concat([setup, data]) : data
  const head = Buffer.alloc(FRAME_HEADER)
  head.writeUInt32LE(content.length, 0)
  head.writeUInt32LE(milliseconds, 4)
  const frame = Buffer.concat([head, content])
  const bytes = keyframe ? Buffer.concat([fileHeader(codec), frame]) : frame
  return { codec, format: 'ivf', keyframe, bytes, width: null, height: null, milliseconds }
}
