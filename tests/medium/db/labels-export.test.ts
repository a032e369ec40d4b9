import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { dismissViolation } from '../../../src/app/commands/dismiss-violation.ts'
import { runLabelsExport } from '../../../src/cli/labels.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { anEvidenceFrame, aStoredViolation, SATURDAY } from '../../build/database/database-rows.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 9])
const BOX = { x: 0, y: 0, width: 9, height: 9 }

let folder: string
beforeEach(async () => {
  folder = await preparedFolder()
})
afterEach(() => removeFolder(folder))

async function dismissed(): Promise<void> {
  const database = await openMigrated(folder)
  const store = await createEvidenceStore(`file:${folder}/evidence`)
  if (!store.ok) throw new Error(store.fault.message)
  const { sha256 } = await store.value.put(PICTURE, 'image/png')
  const lines = [{ text: '王小明老师 13800138000', confidence: 0.9, box: BOX }]
  await database.transactions.run(async (records) => {
    await records.violations.save(aStoredViolation())
    await records.violationEvidence.add('violation-1', [anEvidenceFrame({ sha256, lines })])
  })
  await dismissViolation(
    { clock: createFakeClock(SATURDAY), transactions: database.transactions },
    {
      violationId: 'violation-1',
      who: 'user:wang',
      why: '成人班,电话13900139000',
      correction: { reason: 'not-k12', subject: null, stage: 'adult' },
    },
  )
  await database.close()
}

it('exports what was seen, said by the machine and said by people, with personal data masked', async () => {
  await dismissed()
  const file = join(folder, 'labels.jsonl')
  const days = { from: '2026-10-01', to: '2026-10-31', output: file }
  expect(await runLabelsExport(recordedContext(folder).context, days)).toBe(0)
  const text = await readFile(file, 'utf8')
  const one = JSON.parse(text)
  expect(one).toMatchObject({
    violationId: 'violation-1',
    decision: 'dismissed',
    reason: 'not-k12',
    content: 'non-subject',
    stage: 'adult',
    note: '成人班,电话<电话>',
    frames: [{ text: '王**老师 <电话>' }],
    machine: { label: 'subject' },
  })
  expect(text).not.toContain('wang')
  expect(await readdir(folder)).not.toContain('pictures')

  const pictures = join(folder, 'pictures')
  expect(
    await runLabelsExport(recordedContext(folder).context, { ...days, withFrames: pictures }),
  ).toBe(0)
  expect(await readdir(pictures)).toEqual([`${one.frames[0].sha256}.png`])
})

it('says which option is wrong', async () => {
  const { context, out, err } = recordedContext(folder)
  expect(await runLabelsExport(context, { from: '2026-13-01', to: '2026-10-31' })).toBe(2)
  expect(await runLabelsExport(context, { from: '2026-10-02', to: '2026-10-01' })).toBe(2)
  expect(await runLabelsExport(context, { from: '2026-10-01', to: '2026-10-02' })).toBe(2)
  expect(out() + err()).toMatch(/--from.*--to.*-o/s)
})
