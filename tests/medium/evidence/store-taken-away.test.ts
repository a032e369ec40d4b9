import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { evidenceBytes } from '../../../src/app/queries/evidence-bytes.ts'
import {
  digest,
  type EvidenceBench,
  evidenceBench,
  OTHER,
  PICTURE,
} from '../../build/evidence/enduring.ts'
import { patiently } from '../../build/patience.ts'

let bench: EvidenceBench
beforeEach(async () => {
  bench = await evidenceBench()
})
afterEach(() => bench.clear())

const takeAway = () => rename(bench.store, `${bench.store}.away`)
async function bringBack(): Promise<void> {
  await rm(bench.store, { recursive: true, force: true })
  await rename(`${bench.store}.away`, bench.store)
}

test('a store that is moved away is not made anew: what comes is kept aside, and is in the right one once it is back', async () => {
  const store = await bench.enduring()
  await store.put(PICTURE, 'image/png')
  await takeAway()
  const { sha256 } = await store.put(OTHER, 'image/png')
  expect(store.state()).toMatchObject({ trouble: 'ENOENT', waiting: 1, lost: 0 })
  expect(await readdir(bench.folder)).toEqual(expect.not.arrayContaining(['store']))
  expect(await store.get(sha256)).toEqual(OTHER)
  await bringBack()
  await patiently(() => expect(store.state()).toMatchObject({ trouble: null, waiting: 0 }))
  const real = await bench.realStore()
  expect(await real.get(digest(PICTURE))).toEqual(PICTURE)
  expect(await real.get(digest(OTHER))).toEqual(OTHER)
})

test.each([
  ['an empty folder', null, /不是原来的/],
  ['the store of somebody else', 'another', /another store/],
] as const)(
  '%s in its place is no store of ours, and gets nothing',
  async (_name, identity, why) => {
    const store = await bench.enduring()
    await takeAway()
    await mkdir(bench.store)
    if (identity !== null) await writeFile(join(bench.store, 'store-identity'), identity)
    await store.put(PICTURE, 'image/png')
    expect(store.state()).toMatchObject({ trouble: expect.stringMatching(why), waiting: 1 })
    expect(await readdir(bench.store)).toEqual(identity === null ? [] : ['store-identity'])
    await bringBack()
    await patiently(() => expect(store.state()).toMatchObject({ trouble: null, waiting: 0 }))
    expect(await store.holds(digest(PICTURE))).toBe(true)
  },
)

test('that a store was moved away is noticed while nobody writes or reads', async () => {
  const store = await bench.enduring()
  await takeAway()
  await patiently(() => expect(store.state().trouble).toBe('ENOENT'))
  await bringBack()
  await patiently(() => expect(store.state().trouble).toBeNull())
})

test('while the store is away a file of it is not called missing: the store is called away', async () => {
  const store = await bench.enduring()
  const { sha256 } = await store.put(PICTURE, 'image/png')
  expect(await evidenceBytes(store, digest(OTHER))).toMatchObject({
    fault: { code: 'evidence-missing' },
  })
  await takeAway()
  const away = await evidenceBytes(store, sha256)
  expect(away).toMatchObject({ ok: false, fault: { code: 'evidence-away' } })
  expect(JSON.stringify(away)).toContain(bench.store)
  await bringBack()
  expect(await evidenceBytes(store, sha256)).toMatchObject({ ok: true, value: PICTURE })
})
