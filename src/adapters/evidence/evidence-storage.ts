import { access, constants, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Disk } from 'flydrive'
import { errorCode } from '../../core/error-code.ts'
import type { ByteStorage } from './content-files.ts'
import type { EvidenceAddress } from './evidence-address.ts'
import { readRegularFile } from './regular-file.ts'

type FileAddress = Extract<EvidenceAddress, { kind: 'file' }>
type BucketAddress = Extract<EvidenceAddress, { kind: 's3' }>

const CONNECT_MILLISECONDS = 5_000
const REQUEST_MILLISECONDS = 30_000

/** Above what any look keeps; a file that somebody blew up must not fill the memory. */
const LARGEST_BYTES = 256 * 1_048_576

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await lstat(path)
    return found.isFile() ? found.size : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Folder by folder: the root itself is never made anew, or a disk that comes back would find another in its place. */
async function makeWithin(root: string, name: string): Promise<void> {
  let folder = root
  for (const part of dirname(name).split('/')) {
    folder = join(folder, part)
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
  }
}

/** Files of a folder: written beside and renamed, which a file system does at once or not at all. */
export async function openFolder({ folder }: FileAddress, make: boolean): Promise<ByteStorage> {
  if (make) await mkdir(folder, { recursive: true, mode: 0o700 })
  const reach = () => access(folder, constants.W_OK)
  await reach()
  return {
    reach,
    size: (name) => sizeOf(join(folder, name)),
    async read(name) {
      const found = await readRegularFile(join(folder, name), { largestBytes: LARGEST_BYTES })
      if (found.kind === 'unfit') throw new Error(`evidence file ${name} was changed: ${found.why}`)
      return found.kind === 'gone' ? null : found.bytes
    },
    remove: (name) => rm(join(folder, name), { force: true }),
    async write(name, draft, content) {
      const beside = join(folder, draft)
      await makeWithin(folder, draft)
      try {
        await writeFile(beside, content, { mode: 0o600, flag: 'wx' })
        await makeWithin(folder, name)
        await rename(beside, join(folder, name))
      } catch (error) {
        await rm(beside, { force: true }).catch(() => undefined)
        throw error
      }
    },
  }
}

const sizeOn = async (disk: Disk, name: string): Promise<number | null> =>
  (await disk.exists(name)) ? (await disk.getMetaData(name)).contentLength : null

/** Through a stream: for a small file `getBytes` hands out the whole pool that Node read it into. */
async function bytesOn(disk: Disk, name: string): Promise<Uint8Array | null> {
  try {
    const chunks: Uint8Array[] = await (await disk.getStream(name)).toArray()
    return new Uint8Array(Buffer.concat(chunks))
  } catch (error) {
    if (await disk.exists(name)) throw error
    return null
  }
}

/** Objects of a bucket: a put is seen whole or not at all. The client is loaded only when a bucket is used. */
export async function openBucket(address: BucketAddress): Promise<ByteStorage> {
  const { S3Driver } = await import('flydrive/drivers/s3')
  const disk = new Disk(
    new S3Driver({
      bucket: address.bucket,
      region: address.region,
      visibility: 'private',
      supportsACL: false,
      requestHandler: {
        connectionTimeout: CONNECT_MILLISECONDS,
        requestTimeout: REQUEST_MILLISECONDS,
      },
      // Lesser servers do not know Amazon's newer checksums; our names are checksums already.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(address.endpoint === null ? {} : { endpoint: address.endpoint, forcePathStyle: true }),
      ...(address.credentials === null ? {} : { credentials: address.credentials }),
    }),
  )
  const within = (name: string) => (address.prefix === '' ? name : `${address.prefix}/${name}`)
  return {
    // A bucket is never made here, so whatever is asked of one that is gone fails.
    reach: () => Promise.resolve(),
    size: (name) => sizeOn(disk, within(name)),
    read: (name) => bytesOn(disk, within(name)),
    remove: (name) => disk.delete(within(name)),
    write: (name, _draft, content, mediaType) =>
      disk.put(within(name), content, { contentType: mediaType }),
  }
}
