import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { LIMITS, SpreadsheetTrouble } from './limits.ts'

/** The parts of an XLSX package, unpacked one at a time and never more than the limit in all. */
export type ZipParts = {
  has(name: string): boolean
  names(): readonly string[]
  /** Bytes of a part as they unpack. The size is checked against the directory's while reading. */
  open(name: string): Promise<Readable>
}

const broken = (detail: string): SpreadsheetTrouble =>
  new SpreadsheetTrouble(
    `文件已损坏或不是 .xlsx，请重新导出后再试。The file is broken or no .xlsx (${detail}).`,
  )

const tooLarge = (): SpreadsheetTrouble =>
  new SpreadsheetTrouble(
    `解压后超过 ${LIMITS.unpackedBytes / 1_048_576} MB，不予读取。Unpacks to more than ${LIMITS.unpackedBytes / 1_048_576} MB; refused.`,
  )

const openZip = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(broken(error.message)),
    )
  })

function directoryOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    if (zip.entryCount > LIMITS.zipEntries) {
      reject(broken(`${zip.entryCount} entries`))
      return
    }
    zip.on('entry', (entry) => {
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(broken(error.message)))
    zip.readEntry()
  })
}

/** Opens the package and reads its directory, no part yet. */
export async function openZipParts(bytes: Uint8Array): Promise<ZipParts> {
  const zip = await openZip(bytes)
  const entries = await directoryOf(zip)
  let unpacked = 0
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    open(name) {
      const entry = entries.get(name)
      if (entry === undefined) return Promise.reject(broken(name))
      unpacked += entry.uncompressedSize
      if (unpacked > LIMITS.unpackedBytes) return Promise.reject(tooLarge())
      if (entry.isEncrypted()) return Promise.reject(broken('encrypted'))
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) =>
          error === null ? resolve(stream) : reject(broken(error.message)),
        )
      })
    },
  }
}
