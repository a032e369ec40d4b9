import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createChromium } from '../../../src/adapters/browser/chromium/chromium.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { removeFolder, temporaryFolder } from '../../build/database/database.ts'
import { patiently } from '../../build/patience.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

let folder: string
let chromePath: string
beforeAll(async () => {
  folder = await temporaryFolder()
  chromePath = join(folder, 'chrome')
  // A browser that starts and never says a word.
  await writeFile(chromePath, '#!/bin/sh\nexec sleep 600\n')
  await chmod(chromePath, 0o755)
})
afterAll(() => removeFolder(folder))

it('a launch that hangs holds up no end: nobody in the line is launched for, and no process stays', async () => {
  const before = descendants()
  const ours = () => descendants().filter((pid) => !before.includes(pid))
  const chromium = createChromium({
    chromePath,
    asRoot: false,
    proxyUrl: 'http://127.0.0.1:9',
    logger: silentLogger,
    clock: createSystemClock(),
  })
  expect(chromium.starts()).toBe(null)
  const asked = [1, 2, 3].map(() => chromium.ready())
  const visits = [1, 2].map(() => chromium.openProfile().catch((error: unknown) => String(error)))
  await patiently(() => expect(ours()).toHaveLength(1))
  await chromium.close()
  await patiently(() => expect(ours()).toEqual([]))
  expect(await Promise.all(asked)).toMatchObject([1, 2, 3].map(() => ({ ok: false })))
  expect(await Promise.all(visits)).toEqual([1, 2].map(() => expect.stringContaining('closed')))
  expect(ours()).toEqual([])
})

it('however many ask whether it is ready, it is launched once', async () => {
  const chromium = createChromium({
    chromePath: join(folder, 'none'),
    asRoot: false,
    proxyUrl: 'http://127.0.0.1:9',
    logger: silentLogger,
    clock: createSystemClock(),
  })
  const first = chromium.ready()
  expect(chromium.ready()).toBe(first)
  expect(await first).toMatchObject({ ok: false, fault: { code: 'browser-missing' } })
  expect(chromium.starts()).toBe(false)
  expect(chromium.ready()).not.toBe(first)
  await chromium.close()
})
