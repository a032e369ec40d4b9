import { replay } from './peek-body.ts'

/** Heads of PNG, JPEG, GIF, BMP and WebP: what platforms hide segments behind, to store them with a host of pictures. */
const SIGNATURES = [
  Buffer.from('89504e47', 'hex'),
  Buffer.from('ffd8ff', 'hex'),
  Buffer.from('GIF8'),
  Buffer.from('BM'),
  Buffer.from('RIFF'),
]
const LONGEST_SIGNATURE = 4

/** A picture that is larger than this hides nothing that anybody would wait for. */
const LARGEST_HEAD = 8_000_000
const FIRST_SEARCH = 4_096

const beginsAsPicture = (head: Buffer): boolean =>
  SIGNATURES.some((signature) => head.subarray(0, signature.length).equals(signature))

const PACKET_SIZES = [188, 192] as const
/** Sync bytes in a row: fewer are met by chance in the noise that a compressed picture is. */
const SYNCS = 6

function isSynced(bytes: Buffer, at: number, size: number): boolean {
  for (let packet = 1; packet < SYNCS; packet += 1) {
    if (bytes[at + packet * size] !== 0x47) return false
  }
  return true
}

function transportStreamAt(bytes: Buffer): number {
  for (let at = bytes.indexOf(0x47); at >= 0; at = bytes.indexOf(0x47, at + 1)) {
    const size = PACKET_SIZES.find((one) => isSynced(bytes, at, one))
    // Recorders put four bytes of time before each packet.
    if (size !== undefined) return Math.max(0, at - (size - 188))
  }
  return -1
}

const FIRST_BOXES = ['ftyp', 'styp', 'moof', 'moov', 'sidx', 'emsg', 'prft']
const NEXT_BOXES = [...FIRST_BOXES, 'mdat', 'free', 'skip', 'uuid']
const LARGEST_BOX = 16_000_000

/** A box whose length leads to another box (ISO/IEC 14496-12 §4.2). */
function mp4At(bytes: Buffer): number {
  let first = -1
  for (const name of FIRST_BOXES) {
    for (let at = bytes.indexOf(name, 4); at >= 0; at = bytes.indexOf(name, at + 1)) {
      const start = at - 4
      const size = bytes.readUInt32BE(start)
      const next = bytes.toString('latin1', start + size + 4, start + size + 8)
      const ends = start + size === bytes.length
      const holds = size >= 8 && size <= LARGEST_BOX && (ends || NEXT_BOXES.includes(next))
      if (holds && (first < 0 || start < first)) first = start
      if (holds) break
    }
  }
  return first
}

/** Where media begins behind the head of a picture; 0 where there is no such head, -1 where no media follows (yet). */
export function behindPictureHead(whole: Uint8Array): number {
  const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)
  if (!beginsAsPicture(bytes)) return 0
  const found = [transportStreamAt(bytes), mp4At(bytes)].filter((at) => at >= 0)
  return found.length === 0 ? -1 : Math.min(...found)
}

/** A body without the picture before its media. Without media behind it (or before 8 MB) it stays as it is. */
export async function withoutPictureHead(
  body: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> {
  const iterator = body[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  let searchAt = LONGEST_SIGNATURE
  for (;;) {
    const next = await iterator.next()
    const complete = next.done === true
    if (!complete) {
      chunks.push(next.value)
      size += next.value.length
    }
    if (size < searchAt && !complete) continue
    const bytes = Buffer.concat(chunks)
    const at = behindPictureHead(bytes)
    if (at >= 0) return replay([bytes.subarray(at)], iterator)
    if (complete || size > LARGEST_HEAD) return replay([bytes], iterator)
    // Doubled each time, so that the work stays in proportion to what came.
    searchAt = Math.max(FIRST_SEARCH, size * 2)
  }
}
