import { execFile } from 'node:child_process'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  digest,
  type EvidenceBench,
  evidenceBench,
  OTHER,
  PICTURE,
} from '../../build/evidence/enduring.ts'
import { patiently } from '../../build/patience.ts'

/** Of `nobody`, on every system that has one. */
const NOBODY = 65_534
const FIRST = '0'.repeat(64)

let bench: EvidenceBench
beforeEach(async () => {
  bench = await evidenceBench()
})
afterEach(() => bench.clear())

/** What a former process left there, in a folder of our own. */
async function leave(name: string, content: Uint8Array): Promise<string> {
  await mkdir(bench.aside, { recursive: true, mode: 0o700 })
  const file = join(bench.aside, name)
  await writeFile(file, content)
  return file
}

const storedFiles = async (): Promise<readonly string[]> =>
  (await readdir(bench.store, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))

test('a folder that lets others in is not looked at: nothing in it is stored or removed, nothing is kept there, and it is said', async () => {
  const file = await leave(`${digest(OTHER)}.bin`, OTHER)
  await chmod(bench.aside, 0o777)
  const store = await bench.enduring()
  expect(store.state().waiting).toBe(0)
  expect(bench.errors.join()).toContain(bench.aside)
  await rm(bench.store, { recursive: true })
  await store.put(PICTURE, 'image/png')
  expect(store.state()).toMatchObject({ waiting: 1, inMemory: 1, lost: 0 })
  expect(await readdir(bench.aside)).toEqual([`${digest(OTHER)}.bin`])
  expect(new Uint8Array(await readFile(file))).toEqual(OTHER)
})

test("neither is another user's folder, or a link to one of our own", async () => {
  await leave(`${digest(OTHER)}.bin`, OTHER)
  const real = `${bench.aside}-real`
  if (process.getuid?.() === 0) await chown(bench.aside, NOBODY, NOBODY)
  else {
    // Nobody but root can give a folder away; a link is what another user could put there as well.
    await promisify(execFile)('mv', [bench.aside, real])
    await symlink(real, bench.aside)
  }
  const store = await bench.enduring()
  expect(store.state()).toMatchObject({ waiting: 0, lost: 0 })
  expect(await storedFiles()).toEqual([])
  expect(await readdir(bench.aside)).toHaveLength(1)
})

test('a link to a secret is never stored under the name of evidence, stays, and is told by name', async () => {
  const secret = join(bench.folder, 'secrets.json')
  await writeFile(secret, '{"hookToken":"hidden"}')
  await mkdir(bench.aside, { mode: 0o700 })
  const link = join(bench.aside, `${FIRST}.json`)
  await symlink(secret, link)
  const store = await bench.enduring()
  await patiently(() => expect(store.state()).toMatchObject({ waiting: 0, lost: 1 }))
  expect(store.state().lostFiles).toEqual([FIRST])
  expect(bench.errors.join()).toContain(link)
  expect(await storedFiles()).toEqual([])
  expect((await lstat(link)).isSymbolicLink()).toBe(true)
})

test('a pipe that nobody writes to holds up neither the file behind it nor the end of the program', async () => {
  await leave(`${digest(PICTURE)}.png`, PICTURE)
  await promisify(execFile)('mkfifo', [join(bench.aside, `${FIRST}.png`)])
  const store = await bench.enduring()
  await patiently(async () => expect(await store.holds(digest(PICTURE))).toBe(true))
  expect(await (await bench.realStore()).get(digest(PICTURE))).toEqual(PICTURE)
  await patiently(() => expect(store.state()).toMatchObject({ waiting: 0, lost: 1 }))
  await store.close()
  expect(await readdir(bench.aside)).toEqual([`${FIRST}.png`])
})

test('a pipe in the store itself under the name of evidence blocks no reader', async () => {
  const store = await bench.enduring()
  const inStore = join(bench.store, '00', '00')
  await mkdir(inStore, { recursive: true })
  await promisify(execFile)('mkfifo', [join(inStore, FIRST)])
  await expect(store.get(FIRST)).rejects.toThrow('was changed')
})

test('a file that was damaged while it waited is not stored, is kept and named, and counts as lost', async () => {
  const file = await leave(`${digest(PICTURE)}.png`, OTHER)
  await leave(`${digest(OTHER)}.png`, OTHER)
  const store = await bench.enduring()
  await patiently(() => expect(store.state()).toMatchObject({ waiting: 0, lost: 1 }))
  expect(store.state().lostFiles).toEqual([digest(PICTURE)])
  expect(bench.errors.join()).toContain(file)
  expect(new Uint8Array(await readFile(file))).toEqual(OTHER)
  expect(await storedFiles()).toHaveLength(1)
  expect(await store.holds(digest(OTHER))).toBe(true)
})

test('a file that vanished while it waited counts as lost, by name', async () => {
  const file = await leave(`${digest(PICTURE)}.png`, PICTURE)
  const store = await bench.enduring()
  await rm(file)
  await patiently(() => expect(store.state()).toMatchObject({ waiting: 0, lost: 1 }))
  expect(store.state().lostFiles).toEqual([digest(PICTURE)])
})
