import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of an archive; its text is made while it is sent. */
export type ZipEntry = { readonly name: string; readonly text: AsyncIterable<string> }

/** The first day that the format knows: when it was made is in the file. */
const mtime = new Date(1980, 0, 1)

/** An archive that is made while it is sent, one entry after the other; a text that fails ends it with its error. */
export function streamedZip(entries: readonly ZipEntry[]): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { name, text } of entries) {
    zip.addReadStreamLazy(name, { mtime }, (give) => give(null, Readable.from(text)))
  }
  zip.end()
  return output
}
