import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar'

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** What it is linked with besides the C library (ldd), and which a machine without a desktop may lack. */
const NEEDED = ['libnspr4.so', 'libnss3.so', 'libnssutil3.so', 'libexpat.so.1']
/** Where systems keep libraries (ld.so(8); multiarch). On one that keeps them elsewhere those that came with it do as well. */
const SYSTEM_FOLDERS: readonly string[] = [
  '/lib',
  '/usr/lib',
  '/lib64',
  '/usr/lib64',
  '/usr/local/lib',
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
]

async function lacksLibraries(folders: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    NEEDED.map(async (name) => {
      const places = await Promise.all(folders.map((folder) => isThere(join(folder, name))))
      return places.includes(true)
    }),
  )
  return found.includes(false)
}

/**
 * What starts this browser: itself, or, where the system lacks its libraries, a line of shell beside it that adds those which
 * `packed` brings (a brotli-compressed tar with a folder `lib`).
 * @throws when the disk is full
 */
export async function withOwnLibraries(
  browser: string,
  packed: string,
  systemFolders = SYSTEM_FOLDERS,
): Promise<string> {
  const starter = `${browser}-with-libraries`
  if (await isThere(starter)) return starter
  if (!(await lacksLibraries(systemFolders))) return browser
  const libraries = join(dirname(browser), `libraries-${randomUUID()}`)
  await mkdir(libraries, { mode: 0o700 })
  try {
    await pipeline(
      createReadStream(packed),
      createBrotliDecompress(),
      extract({ cwd: libraries, strict: true }),
    )
  } catch (error) {
    await rm(libraries, { recursive: true, force: true })
    throw error
  }
  const unfinished = `${starter}.${randomUUID()}`
  try {
    const line = `LD_LIBRARY_PATH='${libraries}/lib' exec '${browser}' "$@"`
    await writeFile(unfinished, `#!/bin/sh\n${line}\n`, { mode: 0o700 })
    await chmod(unfinished, 0o700)
    await rename(unfinished, starter)
  } finally {
    await rm(unfinished, { force: true })
  }
  return starter
}
