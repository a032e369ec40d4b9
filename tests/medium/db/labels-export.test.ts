import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { dismissViolation } from '../../../src/app/commands/dismiss-violation.ts'
import { runLabelsExport } from '../../../src/cli/learning/labels.ts'
import { canonicalJson } from '../../../src/core/evidence/canonical-json.ts'
import { NEW_SESSION } from '../../../src/core/lesson/room-session.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { anEvidenceFrame, aStoredViolation, SATURDAY } from '../../build/database/database-rows.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 9])
const BOX = { x: 0, y: 0, width: 9, height: 9 }

let folder: string
beforeEach(async () => {
  folder = await preparedFolder()
})
afterEach(() => removeFolder(folder))

const CONTEXT = new TextEncoder().encode(
  canonicalJson({
    title: '成人英语 13700137000',
    pageText: '在职考研',
    region: '440100',
    actor: 'unlicensed',
    stage: 'compulsory',
  }),
)

/** A case that somebody has decided, with the words around its picture. */
async function dismissed(): Promise<void> {
  const database = await openMigrated(folder)
  const store = await createEvidenceStore(`file:${folder}/evidence`)
  if (!store.ok) throw new Error(store.fault.message)
  const { sha256 } = await store.value.put(PICTURE, 'image/png')
  const context = await store.value.put(CONTEXT, 'application/json')
  const look = {
    at: SATURDAY,
    changed: true,
    frame: sha256,
    context: context.sha256,
    text: null,
    emptiness: 'has-content' as const,
    label: 'subject' as const,
    score: 0.9,
    modelVersion: 'x',
  }
  const lines = [{ text: '王小明老师 13800138000', confidence: 0.9, box: BOX }]
  await database.transactions.run(async (records) => {
    await records.violations.save(aStoredViolation())
    await records.violationEvidence.add('violation-1', [anEvidenceFrame({ sha256, lines })])
    await records.sessionTraces.add({
      violationId: 'violation-1',
      observationId: 'observation-1',
      watchId: 'watch-1',
      version: 1,
      trace: { continues: null, before: NEW_SESSION, looks: [look], facts: {}, taught: null },
    })
  })
  await dismissViolation(
    {
      clock: createFakeClock(SATURDAY),
      transactions: database.transactions,
      identifiers: createFakeIdentifiers(),
    },
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
    title: '成人英语 <电话>',
    pageText: '在职考研',
    contextUnread: null,
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

it('says of which cases title and page text could not be read, and exports them when the store is back', async () => {
  await dismissed()
  const file = join(folder, 'labels.jsonl')
  const days = { from: '2026-10-01', to: '2026-10-31', output: file }
  // From now on the program knows its store.
  expect(await runLabelsExport(recordedContext(folder).context, days)).toBe(0)
  await rename(join(folder, 'evidence'), join(folder, 'moved'))
  const away = recordedContext(folder)
  expect(await runLabelsExport(away.context, days)).toBe(12)
  expect(JSON.parse(away.out())).toMatchObject({ labels: 1, withoutContext: ['violation-1'] })
  expect(away.err()).toMatch(/标题与页面文字无法读取.*violation-1/)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    title: null,
    contextUnread: 'evidence-away',
    frames: [{ text: '王**老师 <电话>' }],
  })

  await rm(join(folder, 'evidence'), { recursive: true, force: true })
  await rename(join(folder, 'moved'), join(folder, 'evidence'))
  const back = recordedContext(folder)
  expect(await runLabelsExport(back.context, days)).toBe(0)
  expect(JSON.parse(back.out())).toMatchObject({ withoutContext: [] })
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pageText: '在职考研' })
})

it('leaves nothing behind when it cannot be finished, and what was there untouched', async () => {
  await dismissed()
  const file = join(folder, 'labels.jsonl')
  await writeFile(file, 'of last month')
  const days = { from: '2026-10-01', to: '2026-10-31', output: file }
  // A file stands where the folder of the pictures should be.
  await expect(
    runLabelsExport(recordedContext(folder).context, { ...days, withFrames: file }),
  ).rejects.toThrow('EEXIST')
  expect(await readFile(file, 'utf8')).toBe('of last month')
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

it('says at once that the file cannot be written', async () => {
  await mkdir(join(folder, 'a-folder'))
  const days = { from: '2026-10-01', to: '2026-10-31' }
  for (const [output, why] of [
    [join(folder, 'nowhere', 'labels.jsonl'), '没有这个文件夹'],
    [join(folder, 'a-folder'), '这是文件夹'],
    ['/dev/null', '不是普通文件'],
  ] as const) {
    const { context, err } = recordedContext(folder)
    expect(await runLabelsExport(context, { ...days, output })).toBe(2)
    expect(err()).toContain(`-o ${output}：`)
    expect(err()).toContain(why)
  }
})

it('says which option is wrong', async () => {
  const { context, out, err } = recordedContext(folder)
  expect(await runLabelsExport(context, { from: '2026-13-01', to: '2026-10-31' })).toBe(2)
  expect(await runLabelsExport(context, { from: '2026-10-02', to: '2026-10-01' })).toBe(2)
  expect(await runLabelsExport(context, { from: '2026-10-01', to: '2026-10-02' })).toBe(2)
  expect(out() + err()).toMatch(/--from.*--to.*-o/s)
})
