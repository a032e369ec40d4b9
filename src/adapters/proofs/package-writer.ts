import { randomUUID } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { PackageWriter, PackedFile } from '../../ports/proofs/package-writer.ts'

/** The first day that the format knows: when it was made is in the manifest. */
const mtime = new Date(1980, 0, 1)

const streamOf = (bytes: Uint8Array): Readable => Readable.from(bytes.length > 0 ? [bytes] : [])

/** An archive that is made while it is taken, one file after the other; one that cannot be read ends it with its error. */
function archiveOf(files: readonly PackedFile[]): Readable {
  const zip = new ZipFile()
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  for (const file of files) {
    zip.addReadStreamLazy(
      file.path,
      { mtime, mode: 0o100644, compress: file.shrinks },
      (give) =>
        // Read first: an error of a stream that was handed over already would be nobody's.
        void file.read().then(
          (bytes) => give(null, streamOf(bytes)),
          (error: unknown) =>
            output.destroy(error instanceof Error ? error : new Error(String(error))),
        ),
    )
  }
  zip.end()
  return output
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Under another name until the whole is on the disk; a file that is there already is left alone (EEXIST). */
export const createPackageWriter = (): PackageWriter => ({
  async write(path, files) {
    const draft = `${path}.${randomUUID()}.part`
    const file = await open(draft, 'wx', 0o600)
    try {
      try {
        await pipeline(archiveOf(files), async (chunks: AsyncIterable<Uint8Array>) => {
          for await (const chunk of chunks) await file.writeFile(chunk)
        })
        await file.sync()
      } finally {
        await file.close()
      }
      await link(draft, path)
      await syncFolder(dirname(path))
    } finally {
      await rm(draft, { force: true })
    }
  },
})
