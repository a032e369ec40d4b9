import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { EXIT } from '../../../src/cli/io.ts'
import { runBackup } from '../../../src/cli/upkeep/backup.ts'
import { restoreBackup } from '../../../src/compose/backup/restore-backup.ts'
import { writeBackup } from '../../../src/compose/backup/write-backup.ts'
import { verifyChain } from '../../../src/core/evidence/hash-chain.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import {
  openEmbedded,
  openMigrated,
  openOnServer,
  preparedFolder,
  removeFolder,
  type TestDatabase,
} from '../../build/database/database.ts'
import {
  aJournalEntry,
  anEvidenceFrame,
  aStoredAlert,
  aStoredViolation,
  SATURDAY,
} from '../../build/database/database-rows.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

type Installation = { readonly opened: TestDatabase; readonly evidenceStore: EvidenceStore }

const all: Installation[] = []
afterAll(async () => {
  for (const { opened } of all) await opened.close()
})

async function install(open: () => Promise<TestDatabase>): Promise<Installation> {
  const opened = await open()
  const made = await createEvidenceStore(`file:${join(opened.dataFolder, 'evidence')}`)
  if (!made.ok) throw new Error(made.fault.message)
  const one = { opened, evidenceStore: made.value }
  all.push(one)
  return one
}

const clock = createFakeClock(SATURDAY)
const needs = ({ opened, evidenceStore }: Installation) => ({
  clock,
  database: opened.database,
  evidenceStore,
})
const PICTURES = ['第一帧', '第二帧'].map((text) => new TextEncoder().encode(text))

/** Everything that a person would ask a restored installation for. */
const known = (transactions: Transactions) =>
  transactions.run(async (records) => ({
    institutions: await records.institutions.all(),
    rooms: await records.rooms.all(),
    violation: await records.violations.find(aStoredViolation().id),
    pieces: await records.violationEvidence.of(aStoredViolation().id),
    alert: await records.alerts.ofViolation(aStoredViolation().id),
    thumbnail: await records.roomBoard.thumbnail('room-1'),
  }))
const journal = (transactions: Transactions) =>
  transactions.run((records) => records.journal.after(0, 1_000))

let live: Installation
let backup: string

beforeAll(async () => {
  live = await install(openEmbedded)
  const files = await Promise.all(PICTURES.map((one) => live.evidenceStore.put(one, 'image/png')))
  await live.opened.database.transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ name: '带引号“”与\\反斜杠\u2028和行分隔' }))
    for (let n = 1; n <= 450; n += 1) await records.rooms.save(aRoom({ id: `room-${n}` }))
    await records.roomBoard.saveThumbnail({
      roomId: 'room-1',
      at: SATURDAY,
      jpeg: new Uint8Array([0, 255, 10, 92]),
    })
    await records.violations.save(aStoredViolation())
    await records.violationEvidence.add(
      aStoredViolation().id,
      files.map(({ sha256: name }, n) =>
        anEvidenceFrame({
          sha256: name,
          lines: [
            {
              text: `例题 ${n} \u0000 "x"`,
              confidence: 0.1 + 0.2,
              box: { x: 1, y: 2, width: 3, height: 4 },
            },
          ],
        }),
      ),
    )
    await records.alerts.save(aStoredAlert())
    for (let n = 0; n < 5; n += 1)
      await records.journal.append(aJournalEntry({ why: '上行\u2028下行' }))
  })
  backup = join(live.opened.dataFolder, 'backup')
  // It is taken while the program works.
  const writing = live.opened.database.transactions.run((records) =>
    records.journal.append(aJournalEntry()),
  )
  const written = await writeBackup(needs(live), backup)
  await writing
  expect(written).toMatchObject({ ok: true, value: { evidence: 2, evidenceMissing: 0 } })
})

test.each([
  ['an empty data folder', openEmbedded],
  ['an empty database on a server', openOnServer],
])(
  'a backup of a running installation, put into %s, has the same verdicts, evidence and journal',
  async (_, open) => {
    const there = await install(open)
    const restored = await restoreBackup(needs(there), backup)
    expect(restored).toMatchObject({ ok: true, value: { evidence: 2 } })
    const { transactions } = there.opened.database
    expect(await known(transactions)).toEqual(await known(live.opened.database.transactions))
    const { pieces } = await known(transactions)
    const bytes = await Promise.all(pieces.map(({ sha256: name }) => there.evidenceStore.get(name)))
    expect(new Set(bytes.map((one) => new TextDecoder().decode(one ?? undefined)))).toEqual(
      new Set(['第一帧', '第二帧']),
    )
    const before = await journal(live.opened.database.transactions)
    const after = await journal(transactions)
    const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8'))
    const { sequence, hash } = manifest.journal
    expect(after.slice(0, sequence)).toEqual(before.slice(0, sequence))
    expect(after[sequence - 1]?.hash).toBe(hash)
    // The chain goes on, with a word of where it was taken up.
    expect(after.at(-1)).toMatchObject({ subjectId: 'restore', sequence: sequence + 1 })
    expect(verifyChain(after, sha256)).toMatchObject({ intact: true })
    // New rows are numbered behind the old ones.
    await transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'room-new' })))
    expect((await transactions.run(({ rooms }) => rooms.all())).at(-1)?.id).toBe('room-new')

    const again = await restoreBackup(needs(there), backup)
    expect(again).toMatchObject({
      ok: false,
      fault: { message: expect.stringMatching(/已有数据/) },
    })
  },
)

test.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
  ['was never finished', (folder) => rm(join(folder, 'manifest.json')), /never finished/],
  [
    'lacks half a table',
    (folder) => truncate(join(folder, 'tables/live_rooms.jsonl'), 500),
    /live_rooms/,
  ],
  ['lacks a table', (folder) => rm(join(folder, 'tables/violations.jsonl')), /violations\.jsonl/],
  [
    'has an altered picture',
    async (folder) => {
      const [name = ''] = await readdir(join(folder, 'evidence'))
      await writeFile(join(folder, 'evidence', name), 'something else')
    },
    /evidence\/[0-9a-f]{64}/,
  ],
  [
    'is of another release',
    async (folder) => {
      const file = join(folder, 'manifest.json')
      const told = JSON.parse(await readFile(file, 'utf8'))
      await writeFile(file, JSON.stringify({ ...told, schema: '1', version: '9.9.9' }))
    },
    /9\.9\.9/,
  ],
  [
    'is no backup',
    async (folder) => writeFile(join(folder, 'manifest.json'), '{"format":"x"}'),
    /xuncha-backup-1/,
  ],
])('a backup that %s is refused in words, and nothing is touched', async (_, harm, words) => {
  const there = all[1] ?? live
  const before = await journal(there.opened.database.transactions)
  const folder = join(there.opened.dataFolder, `harmed-${crypto.randomUUID()}`)
  await cp(backup, folder, { recursive: true })
  await harm(folder)
  const refused = await restoreBackup(needs(there), folder)
  expect(refused).toMatchObject({ ok: false, fault: { message: expect.stringMatching(words) } })
  expect(await journal(there.opened.database.transactions)).toEqual(before)
})

test('a backup is written into an empty folder only, and says which evidence is missing already', async () => {
  const taken = join(live.opened.dataFolder, 'taken')
  await mkdir(taken)
  await writeFile(join(taken, 'somebody’s file'), 'x')
  expect(await writeBackup(needs(live), taken)).toMatchObject({ ok: false })
  expect(await readdir(taken)).toEqual(['somebody’s file'])

  const without = { ...needs(live), evidenceStore: { get: async () => null } }
  const written = await writeBackup(without, join(live.opened.dataFolder, 'without'))
  expect(written).toMatchObject({ ok: true, value: { evidence: 0, evidenceMissing: 2 } })
})

test('a folder that takes no more is told, and nothing that looks like a backup is left in it', async () => {
  const folder = join(live.opened.dataFolder, 'full')
  const { wholeTables, transactions } = live.opened.database
  const database = {
    transactions,
    wholeTables: {
      ...wholeTables,
      read: async (take: Parameters<typeof wholeTables.read>[0]) => {
        await wholeTables.read(take)
        expect(await readdir(folder)).toContain('未完成-UNFINISHED')
        // As if the disk went away.
        await rm(join(folder, 'evidence'), { recursive: true })
      },
    },
  }
  const refused = await writeBackup({ ...needs(live), database }, folder)
  expect(refused).toMatchObject({ ok: false, fault: { message: expect.stringMatching(/ENOENT/) } })
  expect(await readdir(folder)).toEqual([])
  // The same folder will do for the next try, and one that is whole has no such mark.
  expect(await writeBackup(needs(live), folder)).toMatchObject({ ok: true })
  expect(await readdir(folder)).not.toContain('未完成-UNFINISHED')
})

test('each file that is restored is read back: one that lies there damaged is written anew', async () => {
  const there = await install(openEmbedded)
  const [name = ''] = await readdir(join(backup, 'evidence'))
  const whole = await readFile(join(backup, 'evidence', name))
  const folder = join(there.opened.dataFolder, 'evidence', name.slice(0, 2), name.slice(2, 4))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), Buffer.alloc(whole.byteLength))
  const { evidenceStore } = there
  const failing = {
    ...evidenceStore,
    get: async (one: string) => (one === name ? Buffer.alloc(3) : await evidenceStore.get(one)),
  }
  const refused = await restoreBackup({ ...needs(there), evidenceStore: failing }, backup)
  expect(refused).toMatchObject({ fault: { message: expect.stringContaining(`evidence/${name}`) } })
  const aside = { ...evidenceStore, holds: async () => false }
  const notTaken = await restoreBackup({ ...needs(there), evidenceStore: aside }, backup)
  expect(notTaken).toMatchObject({ fault: { message: expect.stringMatching(/does not take/) } })
  expect(await journal(there.opened.database.transactions)).toEqual([])

  expect(await restoreBackup(needs(there), backup)).toMatchObject({ ok: true })
  expect(await readFile(join(folder, name))).toEqual(whole)
})

test('the command ends with another code when evidence was missing', async () => {
  const folder = await preparedFolder()
  const database = await openMigrated(folder)
  await database.transactions.run(async ({ violations, violationEvidence }) => {
    await violations.save(aStoredViolation())
    await violationEvidence.add(aStoredViolation().id, [anEvidenceFrame()])
  })
  await database.close()
  const { context, out, err } = recordedContext(folder)
  expect(await runBackup(context, 'lacking')).toBe(EXIT.unseen)
  expect(JSON.parse(out())).toMatchObject({ evidence: 0, evidenceMissing: 1 })
  expect(err()).toMatch(/缺 1 件证据/)
  await removeFolder(folder)
})
