import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive; its text is made while it is sent. */
export type ZipEntry = { readonly name: string; readonly text: AsyncIterable<string> }

/** 1980-01-01 00:00, the first moment that the format knows: when it was made is in the file. */
const DATE = 0x21
const DEFLATED = 8
/** Names are UTF-8; sizes follow after the data, because nobody knows them before. */
const FLAGS = 0x0808
const VERSION = 20

type Sum = { crc: number; size: number; packed: number }
type Written = Sum & { readonly name: Buffer; readonly offset: number }

/** What the header of an entry and the directory have in common, from the version on. */
function common({ crc, size, packed, name }: Omit<Written, 'offset'>): Buffer {
  const part = Buffer.alloc(26)
  part.writeUInt16LE(VERSION, 0)
  part.writeUInt16LE(FLAGS, 2)
  part.writeUInt16LE(DEFLATED, 4)
  part.writeUInt16LE(DATE, 8)
  part.writeUInt32LE(crc, 10)
  part.writeUInt32LE(packed, 14)
  part.writeUInt32LE(size, 18)
  part.writeUInt16LE(name.length, 22)
  return part
}

const signed = (signature: number, ...parts: readonly Buffer[]): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(signature)
  return Buffer.concat([head, ...parts])
}

function directoryEntry(written: Written): Buffer {
  const [before, after] = [Buffer.alloc(2), Buffer.alloc(14)]
  before.writeUInt16LE(VERSION)
  after.writeUInt32LE(written.offset, 10)
  return signed(0x02014b50, before, common(written), after, written.name)
}

function endOf(entries: number, size: number, offset: number): Buffer {
  const part = Buffer.alloc(18)
  part.writeUInt16LE(entries, 4)
  part.writeUInt16LE(entries, 6)
  part.writeUInt32LE(size, 8)
  part.writeUInt32LE(offset, 12)
  return signed(0x06054b50, part)
}

function descriptor({ crc, packed, size }: Sum): Buffer {
  const part = Buffer.alloc(12)
  part.writeUInt32LE(crc, 0)
  part.writeUInt32LE(packed, 4)
  part.writeUInt32LE(size, 8)
  return signed(0x08074b50, part)
}

async function* counted(text: AsyncIterable<string>, sum: Sum): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece, 'utf8')
    sum.crc = crc32(bytes, sum.crc)
    sum.size += bytes.length
    yield bytes
  }
}

/** Fewer than four gigabytes and 65 536 files: what is bounded before needs no ZIP64 (APPNOTE 6.3, 4.4.1.4). */
export async function* streamedZip(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const { name: text, text: content } of entries) {
    const name = Buffer.from(text, 'utf8')
    const sum: Sum = { crc: 0, size: 0, packed: 0 }
    const head = signed(0x04034b50, common({ ...sum, name }), name)
    yield head
    const packer = createDeflateRaw()
    // A source that fails ends the packer with its error, which whoever reads on is told.
    pipeline(Readable.from(counted(content, sum)), packer, () => undefined)
    for await (const chunk of packer as AsyncIterable<Buffer>) {
      sum.packed += chunk.length
      yield chunk
    }
    const tail = descriptor(sum)
    yield tail
    written.push({ ...sum, name, offset })
    offset += head.length + sum.packed + tail.length
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield endOf(written.length, directory.length, offset)
}
