import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { createEnduringStore } from '../../../src/adapters/evidence/enduring-store.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { EnduringEvidenceStore, EvidenceStore } from '../../../src/ports/evidence-store.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const PICTURE = new Uint8Array([137, 80, 78, 71, 1, 2, 3])
const OTHER = new Uint8Array([137, 80, 78, 71, 4, 5, 6])
const digest = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

let folder: string
let open: EnduringEvidenceStore[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-evidence-trouble-'))
  open = []
})
afterEach(async () => {
  for (const store of open) await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function realStore(): Promise<EvidenceStore> {
  const opened = await createEvidenceStore(`file:${join(folder, 'store')}`)
  if (!opened.ok) throw new Error(opened.fault.message)
  return opened.value
}

async function enduring(
  store: EvidenceStore,
  folders: readonly string[],
  memoryBytes = 1_000_000,
): Promise<EnduringEvidenceStore> {
  const made = await createEnduringStore({
    store,
    place: join(folder, 'store'),
    folders,
    clock: createSystemClock(),
    logger: silentLogger,
    memoryBytes,
  })
  open.push(made)
  return made
}

/** A file where the folder was: nothing can be written there, by root neither. */
async function breakStore(): Promise<() => Promise<void>> {
  const [store, away] = [join(folder, 'store'), join(folder, 'away')]
  await rename(store, away)
  await writeFile(store, 'in the way')
  return async () => {
    await rm(store)
    await rename(away, store)
  }
}

test('an evidence store that takes nothing fails no look: what it does not take waits on a folder, is readable, is said to be missing, and is stored by itself', async () => {
  const aside = join(folder, 'aside')
  const store = await enduring(await realStore(), [aside])
  const mend = await breakStore()
  const { sha256 } = await store.put(PICTURE, 'image/png')
  expect(sha256).toBe(digest(PICTURE))
  expect(store.state()).toMatchObject({ waiting: 1, inMemory: 0, lost: 0 })
  expect(store.state().trouble).toMatch(/^E/)
  expect(await store.holds(sha256)).toBe(false)
  expect(await store.get(sha256)).toEqual(PICTURE)
  await mend()
  await vi.waitFor(() => expect(store.state()).toMatchObject({ waiting: 0, trouble: null }), 60_000)
  expect(await store.holds(sha256)).toBe(true)
  expect(await (await realStore()).get(sha256)).toEqual(PICTURE)
  expect(await readdir(aside)).toEqual([])
})

test('keeps in memory what no folder takes, and says what is lost when that is full', async () => {
  await writeFile(join(folder, 'file'), '')
  const store = await enduring(await realStore(), [join(folder, 'file', 'no')], PICTURE.byteLength)
  const mend = await breakStore()
  const { sha256 } = await store.put(PICTURE, 'image/png')
  await store.put(OTHER, 'image/png')
  expect(store.state()).toMatchObject({ waiting: 1, inMemory: 1, lost: 1 })
  expect(await store.get(sha256)).toEqual(PICTURE)
  await mend()
  await vi.waitFor(() => expect(store.state()).toMatchObject({ waiting: 0, trouble: null }), 60_000)
  expect(await store.holds(sha256)).toBe(true)
})

test('what waited on a folder when the program ended is stored by the next one', async () => {
  const aside = join(folder, 'aside')
  const first = await enduring(await realStore(), [aside])
  const mend = await breakStore()
  const { sha256 } = await first.put(PICTURE, 'image/png')
  await first.close()
  await mend()
  const next = await enduring(await realStore(), [aside])
  await vi.waitFor(() => expect(next.state().waiting).toBe(0), 60_000)
  expect(await next.holds(sha256)).toBe(true)
})

test('a bucket that answers 500 is no better, and is named without its secrets', async () => {
  const server = createServer((_request, response) => response.writeHead(500).end())
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { openBucket } = await import('../../../src/adapters/evidence/evidence-storage.ts')
  const { createContentFiles } = await import('../../../src/adapters/evidence/content-files.ts')
  const bucket = await openBucket({
    kind: 's3',
    bucket: 'evidence',
    prefix: '',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'key', secretAccessKey: 'hidden' },
  })
  const store = await enduring(createContentFiles(bucket), [join(folder, 'aside')])
  const { sha256 } = await store.put(PICTURE, 'image/png')
  expect(await store.get(sha256)).toEqual(PICTURE)
  expect(store.state().waiting).toBe(1)
  expect(JSON.stringify(store.state())).not.toContain('hidden')
  server.closeAllConnections()
  server.close()
})
