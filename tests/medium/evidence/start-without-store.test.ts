import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFoundation, type Foundation } from '../../../src/compose/foundation.ts'
import { openStorage } from '../../../src/compose/storage/storage.ts'
import { parseSettings } from '../../../src/config/settings.ts'
import { preparedFolder, removeFolder } from '../../build/database/database.ts'
import { patiently } from '../../build/patience.ts'

const PICTURE = new Uint8Array([137, 80, 78, 71, 1, 2, 3])

let folder: string
const opened: Foundation[] = []
beforeEach(async () => {
  folder = await preparedFolder()
})
afterEach(async () => {
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

test('a store that never answered is a mistake in the settings, and the start is refused with its name', async () => {
  await mkdir(folder, { recursive: true })
  const store = join(folder, 'file')
  await writeFile(store, 'in the way')
  expect(await openStorage(aFoundation(store))).toMatchObject({
    ok: false,
    fault: { where: 'XUNCHA_EVIDENCE_URL', message: expect.stringContaining(store) },
  })
})
