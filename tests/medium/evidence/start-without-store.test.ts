import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFoundation, type Foundation } from '../../../src/compose/foundation.ts'
import { openStorage } from '../../../src/compose/storage/storage.ts'
import { parseSettings } from '../../../src/config/settings.ts'
import { preparedFolder, removeFolder } from '../../build/database/database.ts'
import { patiently } from '../../build/patience.ts'

const PICTURE = new Uint8Array([137, 80, 78, 71, 1, 2, 3])
const OTHER = new Uint8Array([137, 80, 78, 71, 4, 5, 6])

let folder: string
const opened: Foundation[] = []
beforeEach(async () => {
  folder = await preparedFolder()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const foundation of opened.splice(0)) await foundation.closers.closeAll()
  await removeFolder(folder)
})

function aFoundation(store: string): Foundation {
  const environment = { XUNCHA_DATA_DIR: folder, XUNCHA_EVIDENCE_URL: `file:${store}` }
  const parsed = parseSettings(environment, folder)
  if (!parsed.ok) throw new Error(parsed.fault.message)
  const foundation = createFoundation({
    settings: parsed.value.settings,
    secrets: { databaseUrl: null },
    errorStream: { write: () => true },
    drillStart: null,
  })
  opened.push(foundation)
  return foundation
}

test('a start while the evidence store is away goes on, says so, and stores what was kept aside when it is back', async () => {
  const store = join(folder, 'store')
  const first = aFoundation(store)
  expect(await openStorage(first)).toMatchObject({ ok: true })
  await first.closers.closeAll()
  await rename(store, `${store}-away`)
  await writeFile(store, 'in the way')

  const second = await openStorage(aFoundation(store))
  if (!second.ok) throw new Error(second.fault.message)
  const { evidenceStore } = second.value
  expect(evidenceStore.state().trouble).toMatch(/证据存储 .*不可用/)
  const { sha256 } = await evidenceStore.put(PICTURE, 'image/png')
  expect(await evidenceStore.get(sha256)).toEqual(PICTURE)
  expect(evidenceStore.state()).toMatchObject({ waiting: 1, lost: 0 })

  await rm(store)
  await rename(`${store}-away`, store)
  await patiently(() => expect(evidenceStore.state()).toMatchObject({ waiting: 0, trouble: null }))
  expect(await evidenceStore.holds(sha256)).toBe(true)
})

test('a start with an empty folder where the store was, or with none, makes no store there and goes on without', async () => {
  const store = join(folder, 'store')
  const first = aFoundation(store)
  expect(await openStorage(first)).toMatchObject({ ok: true })
  await first.closers.closeAll()
  await rename(store, `${store}-away`)

  const second = aFoundation(store)
  const without = await openStorage(second)
  if (!without.ok) throw new Error(without.fault.message)
  expect(without.value.evidenceStore.state().trouble).toMatch(/证据存储 .*不可用/)
  expect(existsSync(store)).toBe(false)
  await second.closers.closeAll()

  await mkdir(store, { mode: 0o700 })
  const third = await openStorage(aFoundation(store))
  if (!third.ok) throw new Error(third.fault.message)
  const { evidenceStore } = third.value
  const { sha256 } = await evidenceStore.put(PICTURE, 'image/png')
  expect(evidenceStore.state()).toMatchObject({ waiting: 1, lost: 0 })
  expect(await readdir(store)).toEqual([])
  await rm(store, { recursive: true })
  await rename(`${store}-away`, store)
  await patiently(() => expect(evidenceStore.state()).toMatchObject({ waiting: 0, trouble: null }))
  expect(await evidenceStore.holds(sha256)).toBe(true)
})

test('what waits in the temporary folder waits under a name of this user and installation; what others left there is not looked at', async () => {
  const temporary = join(folder, 'tmp')
  const foreign = join(temporary, 'xuncha-evidence-aside')
  const name = `${createHash('sha256').update(PICTURE).digest('hex')}.png`
  await mkdir(foreign, { recursive: true })
  await writeFile(join(foreign, name), PICTURE)
  await writeFile(join(folder, 'evidence-aside'), 'in the way')
  vi.stubEnv('TMPDIR', temporary)
  const store = join(folder, 'store')
  const started = await openStorage(aFoundation(store))
  if (!started.ok) throw new Error(started.fault.message)
  const { evidenceStore } = started.value
  expect(evidenceStore.state().waiting).toBe(0)
  await rename(store, `${store}-away`)
  await evidenceStore.put(OTHER, 'image/png')
  expect(evidenceStore.state()).toMatchObject({ waiting: 1, inMemory: 0 })
  const own = (await readdir(temporary)).filter((entry) => entry !== 'xuncha-evidence-aside')
  expect(own).toEqual([
    expect.stringMatching(`^xuncha-evidence-aside-${userInfo().uid}-[0-9a-f]{16}$`),
  ])
  expect(await readdir(foreign)).toEqual([name])
})

test('what waits may wait on a larger disk, by a link in the data folder', async () => {
  const larger = join(folder, 'larger')
  await mkdir(larger)
  await symlink(larger, join(folder, 'evidence-aside'))
  const store = join(folder, 'store')
  const started = await openStorage(aFoundation(store))
  if (!started.ok) throw new Error(started.fault.message)
  await rename(store, `${store}-away`)
  await started.value.evidenceStore.put(PICTURE, 'image/png')
  expect(await readdir(larger)).toHaveLength(1)
})

test('a store that never answered is a mistake in the settings, and the start is refused with its name', async () => {
  await mkdir(folder, { recursive: true })
  const store = join(folder, 'file')
  await writeFile(store, 'in the way')
  expect(await openStorage(aFoundation(store))).toMatchObject({
    ok: false,
    fault: { where: 'XUNCHA_EVIDENCE_URL', message: expect.stringContaining(store) },
  })
})
