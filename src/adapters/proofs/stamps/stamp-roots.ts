import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { StampRoots } from '../../../ports/proofs/time-stamps.ts'
import { certificateOf } from './certificate-path.ts'

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g
const NAMES = /\.(pem|crt|cer|der)$/i

async function bytesIn(path: string): Promise<readonly Uint8Array[]> {
  const bytes = await readFile(path)
  const blocks = bytes.toString('latin1').match(PEM)
  const found = blocks === null ? [bytes] : blocks.map((block) => Buffer.from(block))
  return found.map((one) => certificateOf(one)?.raw).filter((raw) => raw !== undefined)
}

/** Certificates (PEM or DER) of a file, or of the files of a folder; read anew each time: they are replaced while the program runs. */
export async function readStampRoots(path: string): Promise<StampRoots> {
  try {
    const isFolder = (await stat(path)).isDirectory()
    const names = isFolder ? (await readdir(path)).filter((name) => NAMES.test(name)) : []
    const files = isFolder ? names.toSorted().map((name) => join(path, name)) : [path]
    const certificates = (await Promise.all(files.map(bytesIn))).flat()
    return certificates.length === 0
      ? { ok: false, why: `no certificate in ${path}` }
      : { ok: true, certificates }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}
