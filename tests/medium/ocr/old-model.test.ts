import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { createModelFolder } from '../../../src/adapters/models/model-folder.ts'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { runCheckEvidence } from '../../../src/cli/check/check-evidence.ts'
import { runShadow } from '../../../src/cli/check/shadow.ts'
import { SHIPPED_MODEL } from '../../../src/core/detection/classifier-model.ts'
import { createClassifier } from '../../../src/core/detection/classify.ts'
import type { KeptModel } from '../../../src/core/detection/kept-model.ts'
import { ADDING_UP_VERSIONS } from '../../../src/core/lesson/adding-up/adding-up-versions.ts'
import { SHIPPED_LEXICONS } from '../../build/classifier.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { watchLesson } from '../../build/watch/watched-lesson.ts'

/** What an earlier release came with: other weights, and terms that were added to since. */
const OLD: KeptModel = {
  model: {
    ...SHIPPED_MODEL,
    modelVersion: 'xuncha-two of spring',
    joined: { ...SHIPPED_MODEL.joined, bias: SHIPPED_MODEL.joined.bias + 0.2 },
  },
  lexicons: SHIPPED_LEXICONS.filter((_, place) => place % 50 !== 0),
}

/** By which that release added looks up. */
const [OLD_RULE] = ADDING_UP_VERSIONS

let folder: string
let models: string
let violationId: string
/** Files of the folder before the lesson, and after it. */
let keptFiles: readonly (readonly string[])[]

/** A lesson that an earlier release found. */
async function recordLesson(): Promise<void> {
  const database = await openMigrated(folder)
  const store = await createEvidenceStore(`file:${folder}/evidence`)
  if (!store.ok) throw new Error(store.fault.message)
  const recogniser = await createPaddleRecogniser({
    modelFolder: null,
    dataFolder: `${folder}/ocr`,
    workers: 1,
    recycleAfter: 100,
    readers: openReaders(),
    clock: createSystemClock(),
  })
  const { transactions } = database
  const shelf = createModelFolder(models)
  const before = await readdir(models).catch(() => [])
  const by = OLD_RULE === undefined ? {} : { addingUp: OLD_RULE }
  await watchLesson(
    {
      transactions,
      evidenceStore: store.value,
      recogniser,
      classifier: createClassifier(OLD.lexicons, OLD.model),
      lookDeps: { keepModel: () => shelf.keep(OLD), ...by },
    },
    [{ slide: 'mathematics-light-28.png' }, { slide: 'physics-dark-28.png' }],
  )
  keptFiles = [before, await readdir(models)]
  const page = await transactions.run(({ violations }) =>
    violations.list({}, { limit: 1, cursor: null }),
  )
  violationId = page.items[0]?.id ?? ''
  await recogniser.close()
  await database.close()
}

beforeAll(async () => {
  folder = await preparedFolder()
  models = join(folder, 'models')
  await recordLesson()
})
afterAll(() => removeFolder(folder))

async function check(model?: string) {
  const { context, out, err } = recordedContext(folder)
  const code = await runCheckEvidence(context, violationId, model)
  return { code, err: err(), report: out() === '' ? null : JSON.parse(out()) }
}

describe('a violation that an earlier release found with another model', () => {
  it('has kept the model that judged it, once a look was told that it rests on', () => {
    expect(keptFiles.map((files) => files.length)).toEqual([0, 1])
  })

  it('comes out to the byte as recorded: it is worked out with its own model', async () => {
    const { code, report } = await check()
    expect(report).toMatchObject({ identical: true, differences: [], fields: [] })
    expect(report.versions.model).toEqual({
      before: [OLD.model.modelVersion],
      after: [OLD.model.modelVersion],
    })
    const rule = OLD_RULE?.version
    expect(report.versions.addingUp).toEqual({ before: [rule], after: [rule], named: true })
    expect(JSON.stringify(report.classification.after)).toBe(
      JSON.stringify(report.classification.before),
    )
    expect(code).toBe(0)
  })

  it('comes out otherwise with the model of this release, where that is asked for', async () => {
    const { code, report } = await check('shipped')
    expect(report.versions.model).toEqual({
      before: [OLD.model.modelVersion],
      after: [SHIPPED_MODEL.modelVersion],
    })
    expect(report.differences).toEqual(expect.arrayContaining(['model', 'looks']))
    expect(code).toBe(11)
  })

  it('can be gone over in a shadow run with its own model by version, which changes nothing', async () => {
    const { context, out } = recordedContext(folder)
    const days = { from: '2026-10-01', to: '2026-10-31' }
    const code = await runShadow(context, { ...days, model: OLD.model.modelVersion })
    expect(code).toBe(0)
    expect(JSON.parse(out())).toMatchObject({
      model: { before: [OLD.model.modelVersion], after: OLD.model.modelVersion },
      addingUp: [{ was: 'mean-1', by: 'mean-1', cases: 1 }],
      unchanged: 1,
      notReplayed: [],
    })
  })

  it('is not worked out with another where its model is gone: one sentence says so', async () => {
    await rm(models, { recursive: true })
    const { code, report, err } = await check()
    expect(report).toBeNull()
    expect(err).toContain(`未保存判定该线索的模型 ${OLD.model.modelVersion}`)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(12)
  })
})
