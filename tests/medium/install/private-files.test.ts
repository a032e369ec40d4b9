import { execFile } from 'node:child_process'
import { chmod, lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePrivateFolder } from '../../../src/adapters/system/private-folder.ts'
import { closePrivateFolders } from '../../../src/compose/secrets/private-folders.ts'
import { parseSettings } from '../../../src/config/settings.ts'
import { preparedFolder, removeFolder, temporaryFolder } from '../../build/database/database.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))

let data: string
let evidence: string
beforeAll(async () => {
  data = await preparedFolder()
  evidence = await temporaryFolder()
})
afterAll(async () => {
  await removeFolder(data)
  await removeFolder(evidence)
})

/** Everything below (and including) `folder` that lets anybody else in. */
async function openToOthers(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = [folder, ...names.map((name) => join(folder, name))]
  const found = await Promise.all(
    paths.map(async (path) => ({ path, mode: (await lstat(path)).mode & 0o777 })),
  )
  return found
    .filter(({ mode }) => (mode & 0o077) !== 0)
    .map(({ path, mode }) => `${mode.toString(8)} ${path}`)
}

/** As a service manager without a mask would start it. */
const runUnmasked = (args: readonly string[]) =>
  promisify(execFile)('sh', ['-c', 'umask 000; exec "$@"', 'sh', process.execPath, MAIN, ...args], {
    env: {
      PATH: process.env['PATH'],
      XUNCHA_DATA_DIR: data,
      XUNCHA_EVIDENCE_URL: `file:${evidence}`,
      LOG_LEVEL: 'warn',
    },
  })

test('a single command leaves nothing open that stood open, and opens nothing itself', async () => {
  await mkdir(join(evidence, 'ab/cd'), { recursive: true })
  await writeFile(join(evidence, 'ab/cd/frame'), 'a frame')
  for (const folder of [data, evidence]) {
    for (const name of await readdir(folder, { recursive: true })) {
      const path = join(folder, name)
      await chmod(path, (await lstat(path)).isDirectory() ? 0o777 : 0o666)
    }
    await chmod(folder, 0o777)
  }
  const { stderr } = await runUnmasked(['user', 'add', 'officer'])
  expect(await openToOthers(data)).toEqual([])
  expect(await openToOthers(evidence)).toEqual([])
  const told = stderr.split('\n').filter((line) => line.includes('closed to them'))
  expect(told).toHaveLength(2)
  expect(JSON.parse(told[1] ?? '')).toMatchObject({ place: evidence, folders: 3, files: 1 })
  const again = await runUnmasked(['user', 'add', 'second'])
  expect(again.stderr).not.toContain('closed to them')
  expect(await openToOthers(data)).toEqual([])
})

test('a program in the folder stays one its owner may run; what a link leads to is left alone', async () => {
  const folder = await temporaryFolder()
  const elsewhere = await temporaryFolder()
  await writeFile(join(folder, 'chromium'), '#!/bin/sh\n')
  await chmod(join(folder, 'chromium'), 0o755)
  await chmod(elsewhere, 0o755)
  await symlink(elsewhere, join(folder, 'link'))
  await closePrivateFolder(folder, 'XUNCHA_DATA_DIR')
  expect((await lstat(join(folder, 'chromium'))).mode & 0o777).toBe(0o700)
  expect((await lstat(elsewhere)).mode & 0o777).toBe(0o755)
  await removeFolder(folder)
  await removeFolder(elsewhere)
})

test('a folder that everybody uses is refused instead of being closed to everybody', async () => {
  const shared = await temporaryFolder()
  await chmod(shared, 0o1777)
  expect(await closePrivateFolder(shared, 'XUNCHA_DATA_DIR')).toMatchObject({
    ok: false,
    fault: { code: 'setting-invalid', where: 'XUNCHA_DATA_DIR' },
  })
  expect((await lstat(shared)).mode & 0o7777).toBe(0o1777)
  await removeFolder(shared)
})

test('what a link of the data folder leads to is closed as well: database, evidence and secrets on another disk', async () => {
  const folder = await temporaryFolder()
  const disk = await temporaryFolder()
  for (const name of ['database', 'evidence']) {
    await mkdir(join(disk, name, 'inside'), { recursive: true })
    await writeFile(join(disk, name, 'inside/file'), 'x')
    await symlink(join(disk, name), join(folder, name))
  }
  await writeFile(join(disk, 'secrets.json'), '{}')
  await symlink(join(disk, 'secrets.json'), join(folder, 'secrets.json'))
  for (const name of await readdir(disk, { recursive: true })) await chmod(join(disk, name), 0o777)
  const parsed = parseSettings({ XUNCHA_DATA_DIR: folder }, folder)
  if (!parsed.ok) throw new Error(parsed.fault.message)
  const closed = await closePrivateFolders({
    settings: parsed.value.settings,
    logger: silentLogger,
  })
  expect(closed.ok).toBe(true)
  const names = await readdir(disk, { recursive: true })
  const modes = await Promise.all(names.map(async (name) => (await lstat(join(disk, name))).mode))
  expect(names.filter((_, index) => ((modes[index] ?? 0) & 0o077) !== 0)).toEqual([])
  await removeFolder(folder)
  await removeFolder(disk)
})
