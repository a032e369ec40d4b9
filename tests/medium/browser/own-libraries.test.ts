import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { withOwnLibraries } from '../../../src/adapters/browser/chromium/own-libraries.ts'

const run = promisify(execFile)
const packed = join(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '../bin/al2023.tar.br',
)

/** A program that starts only where it finds NSS in the folders that it is told of, as a linked one does. */
async function program(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-libraries-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'browser')
  const missing = 'echo "browser: error while loading shared libraries: libnspr4.so" >&2; exit 127'
  const check = `[ -e "$LD_LIBRARY_PATH/libnss3.so" ] || { ${missing}; }`
  await writeFile(file, `#!/bin/sh\n${check}\necho "browser 1 $1"\n`, { mode: 0o700 })
  return file
}

test('a browser on a machine without its libraries is started with those that came with it', async () => {
  const browser = await program()
  const starter = await withOwnLibraries(browser, packed, [dirname(browser)])
  expect(starter).not.toBe(browser)
  expect((await run(starter, ['a b'])).stdout).toBe('browser 1 a b\n')
  const { mtimeMs } = await stat(starter)
  expect(await withOwnLibraries(browser, packed, [])).toBe(starter)
  expect((await stat(starter)).mtimeMs).toBe(mtimeMs)
})

test('a browser that finds its libraries is started as it is', async () => {
  const browser = await program()
  const folder = dirname(browser)
  for (const name of ['libnspr4.so', 'libnss3.so', 'libnssutil3.so', 'libexpat.so.1']) {
    await writeFile(join(folder, name), '')
  }
  expect(await withOwnLibraries(browser, packed, ['/nonexistent', folder])).toBe(browser)
})
