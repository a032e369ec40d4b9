import { createHash } from 'node:crypto'
import type { Entry, ZipFile } from 'yauzl'
import { openPromise } from 'yauzl'
import type { OpenedPackage } from '../../core/evidence/package/check-list.ts'

/** More than any violation has: what is beyond is made to exhaust who opens it. */
const LIMITS = {
  entries: 20_000,
  unpackedBytes: 8 * 1_073_741_824,
  /** Of what is kept in memory: everything but the evidence files. */
  keptBytes: 256 * 1_048_576,
  /** Canonical JSON shrinks to a twentieth; a bomb to a thousandth. */
  ratio: 200,
  ratioFrom: 1_048_576,
}

export class PackageTrouble extends Error {
  readonly zh: string
  readonly en: string
  constructor(zh: string, en: string) {
    super(en)
    this.zh = zh
    this.en = en
  }
}

const NAME = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)?$/
const FILE_TYPE = 0o170000
const REGULAR = 0o100000
const ENCRYPTED = 0x1
const HAS_DESCRIPTOR = 0x8
const KNOWN_METHODS = [0, 8]

/** Why an entry is not to be opened; `null`: nothing speaks against it. */
function oddityOf(entry: Entry): readonly [zh: string, en: string] | null {
  const { fileName, externalFileAttributes, generalPurposeBitFlag, compressionMethod } = entry
  const type = (externalFileAttributes >>> 16) & FILE_TYPE
  if (!NAME.test(fileName) || fileName.includes('..') || fileName.length > 200) {
    return ['文件名不合规', 'has a name that no package has']
  }
  if (type !== 0 && type !== REGULAR)
    return ['不是普通文件（符号链接？）', 'is no regular file (a link?)']
  if ((generalPurposeBitFlag & ENCRYPTED) !== 0) return ['被加密', 'is encrypted']
  if (!KNOWN_METHODS.includes(compressionMethod))
    return ['压缩方法不明', 'is packed in an unknown way']
  const { compressedSize, uncompressedSize } = entry
  return uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio
    ? ['解压后过大（压缩炸弹？）', 'unpacks to far too much (a bomb?)']
    : null
}

const refuse = ({ fileName }: Entry, [zh, en]: readonly [string, string]): never => {
  throw new PackageTrouble(`${fileName} ${zh}`, `${fileName} ${en}`)
}

async function directoryOf(zip: ZipFile): Promise<readonly Entry[]> {
  if (zip.entryCount > LIMITS.entries) {
    throw new PackageTrouble(
      `条目过多（${zip.entryCount}）`,
      `too many entries (${zip.entryCount})`,
    )
  }
  const entries: Entry[] = []
  const names = new Set<string>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    const odd = oddityOf(entry)
    if (odd !== null) refuse(entry, odd)
    const name = entry.fileName.toLowerCase()
    if (names.has(name)) refuse(entry, ['重复', 'is there more than once'])
    names.add(name)
    unpacked += entry.uncompressedSize
    if (unpacked > LIMITS.unpackedBytes) {
      throw new PackageTrouble('解压后超过 8 GB', 'unpacks to more than 8 GB')
    }
    entries.push(entry)
  }
  return entries
}

/** What stands in front of the bytes must say what the directory says: unzip tools differ in which of both they believe. */
async function checkLocalHeader(zip: ZipFile, entry: Entry): Promise<number> {
  const local = await zip.readLocalFileHeaderPromise(entry)
  const isSame =
    local.fileName.toString('utf8') === entry.fileName &&
    local.compressionMethod === entry.compressionMethod &&
    (local.generalPurposeBitFlag & ENCRYPTED) === 0 &&
    ((local.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0 ||
      (local.compressedSize === entry.compressedSize &&
        local.uncompressedSize === entry.uncompressedSize))
  if (!isSame) refuse(entry, ['的两处文件头不一致', 'has two headers that do not agree'])
  return local.fileDataStart
}

/** A data descriptor with its signature, in its longer form, is all that may stand between two files. */
const GAP_BYTES = 24

async function checkPlaces(zip: ZipFile, entries: readonly Entry[]): Promise<void> {
  const inOrder = entries.toSorted(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )
  let end = 0
  let allowed = 0
  for (const entry of inOrder) {
    const gap = entry.relativeOffsetOfLocalHeader - end
    if (gap < 0) refuse(entry, ['与别的文件重叠', 'overlaps another file'])
    if (gap > allowed) refuse(entry, ['之前藏有内容', 'has something hidden in front of it'])
    end = (await checkLocalHeader(zip, entry)) + entry.compressedSize
    allowed = GAP_BYTES
  }
}

const isKept = ({ fileName }: Entry): boolean => !fileName.startsWith('evidence/')

async function readAll(zip: ZipFile, entries: readonly Entry[]): Promise<OpenedPackage> {
  const files = new Map<string, { readonly sha256: string; readonly bytes: number }>()
  const kept = new Map<string, Buffer>()
  let keptBytes = 0
  for (const entry of entries) {
    const hash = createHash('sha256')
    const chunks: Buffer[] = []
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      if (!isKept(entry)) continue
      keptBytes += chunk.length
      if (keptBytes > LIMITS.keptBytes) refuse(entry, ['过大', 'is too large'])
      chunks.push(chunk)
    }
    files.set(entry.fileName, { sha256: hash.digest('hex'), bytes: entry.uncompressedSize })
    if (isKept(entry)) kept.set(entry.fileName, Buffer.concat(chunks))
  }
  return {
    files,
    bytes: (path) => kept.get(path) ?? null,
    text: (path) => kept.get(path)?.toString('utf8') ?? null,
    base64: (path) => kept.get(path)?.toString('base64') ?? null,
  }
}

/**
 * Reads a package without writing anything anywhere: evidence is hashed as it streams by, the rest is kept.
 *
 * @throws PackageTrouble for an archive that is broken, or made to deceive or exhaust.
 */
export async function openPackage(path: string): Promise<OpenedPackage> {
  let zip: ZipFile | null = null
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
    const entries = await directoryOf(zip)
    await checkPlaces(zip, entries)
    return await readAll(zip, entries)
  } catch (error) {
    if (error instanceof PackageTrouble) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new PackageTrouble(`打不开或已损坏（${why}）`, `cannot be opened, or is broken (${why})`)
  } finally {
    zip?.close()
  }
}
