import { randomUUID } from 'node:crypto'

export type Multipart = { readonly body: Uint8Array; readonly contentType: string }

/** A form with one file (RFC 7578). Names and values come from settings, without line breaks or quotes. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
): Multipart {
  const boundary = `xuncha-${randomUUID()}`
  const clean = (text: string): string => text.replaceAll(/[\r\n"]/g, ' ')
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${clean(name)}"\r\n\r\n${clean(value)}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${clean(file.name)}"\r\nContent-Type: ${file.type}\r\n\r\n`
  return {
    body: Buffer.concat([
      Buffer.from(parts.join('') + head),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}
