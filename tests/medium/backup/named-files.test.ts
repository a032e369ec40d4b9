import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { writeBackup } from '../../../src/compose/backup/write-backup.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import { aClip, aStoredViolation, SATURDAY } from '../../build/database/database-rows.ts'
import { aDisguise, aRoomFinding } from '../../build/findings.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

let opened: TestDatabase
let evidenceStore: EvidenceStore
beforeAll(async () => {
  opened = await openEmbedded()
  const made = await createEvidenceStore(`file:${join(opened.dataFolder, 'evidence')}`)
  if (!made.ok) throw new Error(made.fault.message)
  evidenceStore = made.value
})
afterAll(() => opened.close())

test('a file that is damaged counts as missing wherever a row names it; digits that a page showed are no file', async () => {
  const put = async (text: string) => {
    const { sha256: name } = await evidenceStore.put(new TextEncoder().encode(text), 'x/y')
    await writeFile(
      join(opened.dataFolder, 'evidence', name.slice(0, 2), name.slice(2, 4), name),
      'damaged',
    )
    return name
  }
  const files = await Promise.all(['page', 'frame', 'clip', 'seen', 'context'].map(put))
  const [page = '', frame = '', clip = '', seen = '', context = ''] = files
  const disguise = aDisguise()
  const name = { ...disguise.name, sha256: page }
  const substance = { ...disguise.substance, frames: [frame] }
  const look = { at: SATURDAY, changed: true, frame: seen, text: `编号 ${'d'.repeat(64)}`, context }
  await opened.database.transactions.run(async (records) => {
    await records.violations.save(aStoredViolation())
    await records.findings.save(
      aRoomFinding({ finding: { about: 'disguise', ...disguise, name, substance } }),
    )
    await records.speech.save('r', {
      since: null,
      last: null,
      listenings: 0,
      listenedAt: null,
      clippedAt: null,
      clips: [aClip({ sha256: clip })],
    })
    await records.sessionTraces.add({
      violationId: aStoredViolation().id,
      observationId: 'o',
      watchId: 'w',
      version: 1,
      trace: {
        continues: null,
        before: null,
        looks: [
          { ...look, emptiness: 'has-content', label: 'unsure', score: 0.6, modelVersion: 'x' },
        ],
        facts: {},
        taught: null,
      },
    })
  })
  const folder = join(opened.dataFolder, 'named')
  const written = await writeBackup(
    { clock: createFakeClock(SATURDAY), database: opened.database, evidenceStore },
    folder,
  )
  expect(written).toMatchObject({ ok: true, value: { evidence: 0, evidenceMissing: 5 } })
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  expect(manifest.evidenceMissing.toSorted()).toEqual(files.toSorted())
})
