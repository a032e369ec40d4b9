import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createEvidenceStore } from '../../src/adapters/evidence/create-evidence-store.ts'
import type { EvidenceStore } from '../../src/ports/evidence-store.ts'
import { removeFolder, temporaryFolder } from '../build/database/database.ts'
import { createMemoryEvidenceStore } from '../fakes/memory-evidence-store.ts'
import { startBucketServer } from './evidence-store-bucket-server.ts'
import { describeEvidenceStore } from './evidence-store-suite.ts'

async function opened(url: string): Promise<EvidenceStore> {
  const store = await createEvidenceStore(url)
  if (!store.ok) throw new Error(store.fault.message)
  return store.value
}

const pathOf = (folder: string, sha256: string): string =>
  join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describeEvidenceStore('in memory', async () => {
  const store = createMemoryEvidenceStore()
  return { store, tamper: store.tamper, count: store.count, close: async () => undefined }
})

describeEvidenceStore('folder', async () => {
  const folder = await temporaryFolder()
  return {
    store: await opened(`file:${folder}`),
    async tamper(sha256) {
      const bytes = await readFile(pathOf(folder, sha256))
      bytes[0] = (bytes[0] ?? 0) ^ 1
      await writeFile(pathOf(folder, sha256), bytes)
    },
    count: async () => (await filesIn(folder)).length,
    close: () => removeFolder(folder),
  }
})

describeEvidenceStore('bucket', async () => {
  const server = await startBucketServer('reader')
  const address = `s3://reader:secret@evidence/province?endpoint=${server.url}&region=cn-south-1`
  return {
    store: await opened(address),
    async tamper(sha256) {
      const kept = server.objects.get(pathOf('/evidence/province', sha256))
      if (kept === undefined) throw new Error('not kept where it belongs')
      kept[0] = (kept[0] ?? 0) ^ 1
    },
    count: async () => server.objects.size,
    close: server.close,
  }
})

test('a file that was cut short is written anew when the same bytes come again', async () => {
  const folder = await temporaryFolder()
  const store = await opened(`file://${folder}`)
  const bytes = new TextEncoder().encode('一帧画面')
  const { sha256 } = await store.put(bytes, 'image/png')
  await truncate(pathOf(folder, sha256), 3)
  await store.put(bytes, 'image/png')
  expect(await store.get(sha256)).toEqual(bytes)
  await removeFolder(folder)
})

test('an address that cannot be used is refused in one sentence that shows no secret', async () => {
  const server = await startBucketServer('reader')
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a-file'), 'in the way')
  const addresses = [
    'evidence',
    'http://evidence.example/',
    'file:',
    's3://',
    's3://bucket?endpoint=nowhere',
    's3://onlykey@bucket',
    `s3://stranger:hidden@evidence?endpoint=${server.url}`,
    `file:${folder}/a-file/evidence`,
  ]
  for (const address of addresses) {
    const store = await createEvidenceStore(address)
    expect(store, address).toMatchObject({ ok: false, fault: { code: 'setting-invalid' } })
    expect(JSON.stringify(store)).not.toContain('hidden')
  }
  await server.close()
  await removeFolder(folder)
})
