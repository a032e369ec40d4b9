import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { confirmViolation } from '../../../src/app/commands/confirm-violation.ts'
import { runShadow } from '../../../src/cli/check/shadow.ts'
import { SHIPPED_MODEL } from '../../../src/core/detection/classifier-model.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { LESSON_BEGINS, watchLesson } from '../../build/watch/watched-lesson.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'

const DAYS = { from: '2026-10-01', to: '2026-10-31' }

let folder: string
let violationId: string

beforeAll(async () => {
  folder = await preparedFolder()
  const database = await openMigrated(folder)
  const store = await createEvidenceStore(`file:${folder}/evidence`)
  if (!store.ok) throw new Error(store.fault.message)
  const clock = createSystemClock()
  const recogniser = await createPaddleRecogniser({
    modelFolder: null,
    dataFolder: folder,
    workers: 1,
    recycleAfter: 100,
    readers: openReaders(),
    clock,
  })
  const { transactions } = database
  await watchLesson({ transactions, evidenceStore: store.value, recogniser }, [
    { slide: 'mathematics-light-28.png' },
    { slide: 'physics-dark-28.png' },
  ])
  const listed = await transactions.run(({ violations }) =>
    violations.list({}, { limit: 1, cursor: null }),
  )
  violationId = listed.items[0]?.id ?? ''
  await confirmViolation(
    { clock: createFakeClock(LESSON_BEGINS), transactions, identifiers: createFakeIdentifiers() },
    { violationId, who: 'user:wang', why: '属实', correction: { subject: 'MAT', stage: null } },
  )
  await recogniser.close()
  await database.close()
})
afterAll(() => removeFolder(folder))

async function shadow(options: Parameters<typeof runShadow>[1]) {
  const { context, out, err } = recordedContext(folder)
  const code = await runShadow(context, options)
  return { code, err: err(), report: out() === '' ? null : JSON.parse(out()) }
}

async function modelFile(name: string, model: unknown): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, JSON.stringify(model))
  return file
}

describe('a shadow run over stored violations', () => {
  it('changes nothing with the model that found them, and agrees with people', async () => {
    const { code, report } = await shadow(DAYS)
    expect(code).toBe(0)
    expect(report).toMatchObject({
      replayed: 1,
      unchanged: 1,
      changes: [],
      notReplayed: [],
      agreement: {
        labelled: 1,
        precision: { before: 1, after: 1 },
        subjectsRight: { before: 1, after: 1, of: 1 },
      },
    })
  })

  it('says what a model that believes less would not have opened, and what that costs', async () => {
    const model = {
      ...SHIPPED_MODEL,
      joined: { ...SHIPPED_MODEL.joined, bias: -10 },
      modelVersion: 'timid 1',
    }
    const { report, err } = await shadow({ ...DAYS, model: await modelFile('timid.json', model) })
    expect(report).toMatchObject({
      model: { after: 'timid 1' },
      counts: { notOpened: 1 },
      changes: [{ violationId, opens: { before: 'violation', after: 'none' }, human: 'subject' }],
      agreement: { precision: { after: null }, kept: { before: 1, after: 0 } },
    })
    expect(err).toContain('不再立案 1')
  })

  it('leaves the database as it was', async () => {
    const database = await openMigrated(folder)
    const stored = await database.transactions.run(({ violations }) => violations.find(violationId))
    await database.close()
    expect(stored?.classification.modelVersion).toBe(SHIPPED_MODEL.modelVersion)
  })

  it.each([
    ['a feature that nobody knows', { byFeature: { moonPhase: 1 } }, 'byFeature.moonPhase'],
    ['a weight that is none', { bias: 'much' }, 'bias'],
    ['no version', { modelVersion: ' ' }, 'modelVersion'],
  ])('refuses a file with %s, naming the field', async (_, change, field) => {
    const model = { ...SHIPPED_MODEL, ...change }
    const { code, err } = await shadow({ ...DAYS, model: await modelFile('bad.json', model) })
    expect(code).toBe(2)
    expect(err).toContain(field)
  })
})
