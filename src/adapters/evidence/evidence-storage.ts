import { access, chmod, constants, mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { ByteStorage } from './content-files.ts'
import type { EvidenceAddress } from './evidence-address.ts'

type FileAddress = Extract<EvidenceAddress, { kind: 'file' }>
type BucketAddress = Extract<EvidenceAddress, { kind: 's3' }>

const CONNECT_MILLISECONDS = 5_000
const REQUEST_MILLISECONDS = 30_000

const sizeOn = async (disk: Disk, name: string): Promise<number | null> =>
  (await disk.exists(name)) ? (await disk.getMetaData(name)).contentLength : null

/** Through a stream: for a small file `getBytes` hands out the whole pool that Node read it into. */
async function bytesOn(disk: Disk, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = await (await disk.getStream(name)).toArray()
  return new Uint8Array(Buffer.concat(chunks))
}

/** Files of a folder: written beside and renamed, which a file system does at once or not at all. */
export async function openFolder({ folder }: FileAddress): Promise<ByteStorage> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await access(folder, constants.W_OK)
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    size: (name) => sizeOn(disk, name),
    read: (name) => bytesOn(disk, name),
    async write(name, draft, content) {
      await disk.put(draft, content)
      await chmod(join(folder, draft), 0o600)
      await mkdir(dirname(join(folder, name)), { recursive: true, mode: 0o700 })
      await rename(join(folder, draft), join(folder, name))
    },
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
    size: (name) => sizeOn(disk, within(name)),
    read: (name) => bytesOn(disk, within(name)),
    write: (name, _draft, content, mediaType) =>
      disk.put(within(name), content, { contentType: mediaType }),
  }
}
