import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { Secrets } from '../../../src/compose/secrets/secret-file.ts'
import { joinInstallation } from '../../../src/compose/storage/join-installation.ts'
import {
  openMigrated,
  openOnServer,
  removeFolder,
  type TestDatabase,
  temporaryFolder,
} from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { runProgram } from '../../build/program/running-program.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const SECRETS: Secrets = {
  cookieSecret: 'c'.repeat(64),
  hookToken: 'hook-token-of-the-first-node',
  mediaServers: {},
}

let first: TestDatabase
const folders: string[] = []
beforeAll(async () => {
  first = await openOnServer()
})
afterAll(async () => {
  await first.close()
  for (const folder of folders) await removeFolder(folder)
})

async function aFolder(): Promise<string> {
  const folder = await temporaryFolder()
  folders.push(folder)
  return folder
}

/** What a node does at its start, on the server that all share. */
async function start(evidence: string, secrets: Secrets = SECRETS) {
  const store = await createEvidenceStore(`file:${evidence}`)
  if (!store.ok) throw new Error(store.fault.message)
  const { installation } = first.database
  const clock = createFakeClock(SATURDAY)
  const secretFile = '/etc/xuncha/secrets.json'
  return await joinInstallation({
    installation,
    store: store.value.identity,
    secrets,
    secretFile,
    clock,
  })
}

test('nodes that share the evidence folder start, a node with one of its own is refused', async () => {
  const shared = await aFolder()
  expect(await start(shared)).toMatchObject({ ok: true })
  expect(await start(shared)).toMatchObject({ ok: true })
  const apart = await aFolder()
  const refused = await start(apart)
  expect(refused).toMatchObject({
    ok: false,
    fault: { code: 'setting-invalid', where: 'XUNCHA_EVIDENCE_URL' },
  })
  if (refused.ok) return
  expect(refused.fault.message).toContain(apart)
  expect(refused.fault.message.split('\n')).toHaveLength(1)
  // It is refused again: the refusal left no mark in the folder that would let it in.
  expect(await start(apart)).toMatchObject({ ok: false })
})

test.each(['hookToken', 'cookieSecret'] as const)(
  'a node with another %s is refused, and neither secret is shown or kept',
  async (name) => {
    const shared = await aFolder()
    await first.database.installation.forget()
    expect(await start(shared)).toMatchObject({ ok: true })
    const other = `another-${name}-${'x'.repeat(40)}`
    const refused = await start(shared, { ...SECRETS, [name]: other })
    expect(refused).toMatchObject({ ok: false, fault: { where: 'XUNCHA_SECRET_FILE' } })
    expect(JSON.stringify(refused)).toContain(name)
    const kept = await first.database.installation.find(`secret:${name}`)
    for (const secret of [other, SECRETS[name]]) {
      expect(JSON.stringify(refused)).not.toContain(secret)
      expect(kept).not.toContain(secret)
    }
  },
)

test('two nodes that start at the same moment agree', async () => {
  const shared = await aFolder()
  await first.database.installation.forget()
  const second = await openMigrated(first.dataFolder, first.databaseUrl)
  const clock = createSystemClock()
  const joined = await Promise.all(
    [first.database, second].map(async ({ installation }) => {
      const store = await createEvidenceStore(`file:${shared}`)
      if (!store.ok) throw new Error(store.fault.message)
      const { identity } = store.value
      const secretFile = 'secrets.json'
      return joinInstallation({
        installation,
        store: identity,
        secrets: SECRETS,
        secretFile,
        clock,
      })
    }),
  )
  await second.close()
  expect(joined).toMatchObject([{ ok: true }, { ok: true }])
})

test('after migrate --adopt, written down, the next node to start decides; a plain migrate changes nothing', async () => {
  const [before, moved] = [await aFolder(), await aFolder()]
  const changed = { ...SECRETS, cookieSecret: 'd'.repeat(64) }
  await first.database.installation.forget()
  expect(await start(before)).toMatchObject({ ok: true })
  const migrate = (...options: readonly string[]) =>
    runProgram(['migrate', ...options], {
      XUNCHA_DATA_DIR: first.dataFolder,
      DATABASE_URL: first.databaseUrl ?? '',
    })
  const ended = { code: 0, stdout: '{"migrated":true}\n', stderr: '' }
  const adoptions = async () => {
    const { transactions } = first.database
    const events = await transactions.run((records) => records.journal.after(0, 1_000))
    return events.filter(({ why }) => why?.includes('xuncha migrate --adopt'))
  }

  expect(await migrate()).toEqual(ended)
  expect(await start(moved, changed)).toMatchObject({ ok: false })
  expect(await start(moved)).toMatchObject({ ok: false })
  expect(await adoptions()).toEqual([])

  expect(await migrate('--adopt')).toEqual(ended)
  expect(await start(moved, changed)).toMatchObject({ ok: true })
  expect(await start(before, changed)).toMatchObject({ ok: false })
  expect(await start(moved)).toMatchObject({ ok: false })
  expect(await adoptions()).toMatchObject([{ type: 'system.changed', subjectId: 'installation' }])
})
