import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import type { Foundation } from '../../../src/compose/foundation.ts'
import { packageHandOut, verifyPackage } from '../../../src/compose/proofs/packages.ts'
import { EvidenceStoreAway } from '../../../src/core/evidence/store-away.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { intruderOf, openSealedCase, type SealedCase } from '../../build/proofs/sealed-case.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { asProgram, type Harness, startHttp } from '../http/http-harness.ts'

const ADDRESS = '/api/v1/violations/violation-1/package'
const REASON = { reason: '移送市场监管部门' }
const running: Harness[] = []
let opened: TestDatabase
let sealed: SealedCase

beforeAll(async () => {
  opened = await openEmbedded()
  sealed = await openSealedCase(opened, intruderOf(opened))
  await sealed.seal()
}, 120_000)
afterAll(async () => {
  for (const { app } of running) await app.close()
  await opened.close()
})

/** The program over the sealed case. */
async function start(evidenceStore: Pick<EvidenceStore, 'get'>): Promise<Harness> {
  const { database, dataFolder } = opened
  const stamps = { authorities: [], roots: null, policy: null }
  const keyFile = join(dataFolder, 'anchor-key.pem')
  const foundation = {
    clock: createFakeClock(SATURDAY),
    sha256,
    settings: { proofs: { keyFile, anchorFolder: null, stamps }, storage: { dataFolder } },
  } as unknown as Foundation
  const handOutPackage = packageHandOut(foundation, { database, evidenceStore })
  const harness = await startHttp({ transactions: database.transactions, handOutPackage })
  running.push(harness)
  return harness
}

const left = () => readdir(join(opened.dataFolder, 'outgoing')).catch(() => [])

test('whoever may see the lead has the package by the interface, whole, with his reason in it', async () => {
  const harness = await start(sealed.deps.evidenceStore)
  const call = await asProgram(harness, 'officer')
  const given = await call('POST', ADDRESS, REASON)
  expect(given.statusCode, given.body.slice(0, 400)).toBe(200)
  expect(given.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-length': String(given.rawPayload.length),
    'xuncha-package-lost': '0',
  })
  const taken = join(opened.dataFolder, 'taken.zip')
  await writeFile(taken, given.rawPayload)
  expect((await verifyPackage(taken, null)).checks.map(({ outcome }) => outcome)).not.toContain(
    'wrong',
  )
  const asAdministrator = await asProgram(harness, 'administrator')
  const { items } = (await asAdministrator('GET', '/api/v1/audit?about=violation-1')).json()
  expect(items[0]).toMatchObject({
    act: { zh: '导出证据包' },
    why: REASON.reason,
    about: { kind: 'violation', id: 'violation-1' },
  })
  expect(items[0].who).toMatch(/^program:/)
  const history = (await call('GET', '/api/v1/violations/violation-1/events')).json()
  expect(history.items.at(-1)).toMatchObject({ exported: true, why: REASON.reason })
  expect(history.items[0]).not.toHaveProperty('exported')
  expect(await left()).toEqual([])
})

test('it is not for observers, not without a reason, and not there for another region', async () => {
  const harness = await start(sealed.deps.evidenceStore)
  const observer = await (await asProgram(harness, 'observer'))('POST', ADDRESS, REASON)
  expect(observer.json()).toMatchObject({ status: 403 })
  expect((await (await asProgram(harness, 'officer'))('POST', ADDRESS, {})).statusCode).toBe(400)
  const token = await harness.token('officer', 'elsewhere', { regions: ['6501'] })
  const elsewhere = await harness.app.inject({
    ...{ method: 'POST', url: ADDRESS, payload: REASON },
    headers: { authorization: `Bearer ${token}` },
  })
  expect(elsewhere.json()).toMatchObject({ status: 404 })
})

test('one that cannot be finished is an error to whoever asks, never half a file', async () => {
  const read = new Set<string>()
  const harness = await start({
    // There when it is listed, away when it is packed.
    get: async (name) => {
      if (read.has(name)) throw new EvidenceStoreAway('the test', 'unplugged')
      read.add(name)
      return await sealed.deps.evidenceStore.get(name)
    },
  })
  const broken = await (await asProgram(harness, 'officer'))('POST', ADDRESS, REASON)
  expect(broken.json()).toMatchObject({ code: 'evidence-away' })
  expect(await left()).toEqual([])
})
