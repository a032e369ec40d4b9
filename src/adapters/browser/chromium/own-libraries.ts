import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar'

const TRY_MILLISECONDS = 20_000

/** Whether the system lacks what the browser is linked with: NSS and expat, on machines without a desktop. */
const lacksLibraries = (browser: string): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { timeout: TRY_MILLISECONDS, killSignal: 'SIGKILL', env: {} } as const
    execFile(browser, ['--version'], options, (error, _, words) =>
      resolve(error !== null && /loading shared libraries/.test(words)),
    )
  })

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * What starts this browser: itself, or, where the system lacks its libraries, a line of shell beside it that adds those which
 * `packed` brings (a brotli-compressed tar with a folder `lib`).
 * @throws when the disk is full
 */
export async function withOwnLibraries(browser: string, packed: string): Promise<string> {
  const starter = `${browser}-with-libraries`
  if (await isThere(starter)) return starter
  if (!(await lacksLibraries(browser))) return browser
  const libraries = join(dirname(browser), `libraries-${randomUUID()}`)
  await mkdir(libraries, { mode: 0o700 })
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    extract({ cwd: libraries, strict: true }),
  )
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
