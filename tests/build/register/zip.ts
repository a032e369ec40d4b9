import { crc32, deflateRawSync } from 'node:zlib'

type Part = {
  readonly name: string
  readonly content: string | Uint8Array
  /** What the directory says of its size, when that is not the truth. */
  readonly claimedSize?: number
}

function header(signature: number, part: Part, packed: Buffer, crc: number, size: number): Buffer {
  const isCentral = signature === 0x02014b50
  const name = Buffer.from(part.name, 'utf8')
  const fixed = Buffer.alloc(isCentral ? 46 : 30)
  fixed.writeUInt32LE(signature, 0)
  const at = isCentral ? 6 : 4
  if (isCentral) fixed.writeUInt16LE(20, 4)
  fixed.writeUInt16LE(20, at)
  fixed.writeUInt16LE(0x800, at + 2)
  fixed.writeUInt16LE(8, at + 4)
  fixed.writeUInt32LE(crc, at + 10)
  fixed.writeUInt32LE(packed.length, at + 14)
  fixed.writeUInt32LE(size, at + 18)
  fixed.writeUInt16LE(name.length, at + 22)
  return Buffer.concat([fixed, name])
}

/** A zip archive (APPNOTE 6.3), deflated, small enough to be made by hand: also the dishonest ones. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content)
    const crc = crc32(content)
    const size = part.claimedSize ?? content.length
    const local = header(0x04034b50, part, packed, crc, size)
    const central = header(0x02014b50, part, packed, crc, size)
    central.writeUInt32LE(offset, 42)
    files.push(local, packed)
    directory.push(central)
    offset += local.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, central, end])
}
