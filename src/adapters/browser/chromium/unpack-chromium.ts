import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { makeOwnFolder } from '../../system/own-folder.ts'
import { isThere, withOwnLibraries } from './own-libraries.ts'

/** A program found in a shared folder would not be ours to run. */
async function privateFolder(wanted: string): Promise<string> {
  const ours = await makeOwnFolder(wanted)
  return ours ? wanted : mkdtemp(join(tmpdir(), 'xuncha-chromium-'))
}

/**
 * Unpacks the Chromium that @sparticuz/chromium carries, once per machine and version (about 3 s), and gives the path of
 * what starts it.
 * The package's own unpacking is not used: it goes to a fixed name in the shared temporary folder and hands out a
 * half-written file to a second process.
 * @throws when the package is not installed or the disk is full
 */
export async function unpackChromium(folder?: string): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packed = join(dirname(entry), '..', 'bin', 'chromium.br')
  const libraries = join(dirname(packed), 'al2023.tar.br')
  const { size, mtimeMs } = await stat(packed)
  const name = `xuncha-chromium-${userInfo().uid}-${size}-${Math.floor(mtimeMs)}`
  const target = join(await privateFolder(folder ?? join(tmpdir(), name)), 'chromium')
  if (await isThere(target)) return await withOwnLibraries(target, libraries)
  const unfinished = `${target}.${randomUUID()}`
  try {
    await pipeline(
      createReadStream(packed),
      createBrotliDecompress(),
      createWriteStream(unfinished),
    )
    await chmod(unfinished, 0o700)
    await rename(unfinished, target)
  } finally {
    await rm(unfinished, { force: true })
  }
  return await withOwnLibraries(target, libraries)
}
