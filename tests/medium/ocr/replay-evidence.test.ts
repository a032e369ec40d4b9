import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { replayEvidence } from '../../../src/app/queries/replay/replay-evidence.ts'
import type { Classifier } from '../../../src/core/detection/classify.ts'
import type { EvidenceReplay } from '../../../src/core/evidence/compare-replay.ts'
import { type Result, succeed } from '../../../src/core/fault.ts'
import { judgeTaught } from '../../../src/core/policy/classes/judge-taught.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import type { Law } from '../../../src/core/policy/law.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import { shippedClassifier } from '../../build/classifier.ts'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import { loadedLaw } from '../../build/law.ts'
import { noClips } from '../../build/no-clips.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { type Shown, watchLesson } from '../../build/watch/watched-lesson.ts'
import {
  createMemoryEvidenceStore,
  type MemoryEvidenceStore,
} from '../../fakes/memory-evidence-store.ts'

const PAGE = { title: '周末同步提升班', text: '初三数学 一元二次方程 在线直播 主讲教师' }
const LESSON: readonly Shown[] = [
  { slide: 'mathematics-light-28.png' },
  { slide: 'mathematics-light-28.png' },
  { slide: 'physics-dark-28.png', page: PAGE },
  { slide: 'physics-dark-28.png' },
  { slide: 'mathematics-two-columns-24.png' },
  { slide: 'mathematics-two-columns-24.png' },
  { slide: 'painting-phone-30.png' },
  { slide: 'physics-dark-28.png' },
]

let recogniser: TextRecogniser
let law: Law
let database: TestDatabase
let store: MemoryEvidenceStore
let violationId: string

beforeAll(async () => {
  law = await loadedLaw()
  recogniser = await createPaddleRecogniser({
    modelFolder: null,
    dataFolder: join(tmpdir(), 'xuncha-languages'),
    workers: 1,
    recycleAfter: 100,
    readers: openReaders(),
    clock: createSystemClock(),
  })
  database = await openEmbedded()
  store = createMemoryEvidenceStore()
  const { transactions } = database.database
  await watchLesson({ transactions, evidenceStore: store, recogniser }, LESSON)
  const listed = await transactions.run(({ violations }) =>
    violations.list({}, { limit: 10, cursor: null }),
  )
  violationId = listed.items[0]?.id ?? ''
})
afterAll(async () => {
  await recogniser.close()
  await database.close()
})

const replay = (
  changed: { readonly classifier?: Classifier; readonly law?: Law } = {},
): Promise<Result<EvidenceReplay>> =>
  replayEvidence(
    {
      transactions: database.database.transactions,
      evidenceStore: store,
      recogniser,
      openClipEars: noClips,
      classifierFor: async () => succeed(changed.classifier ?? shippedClassifier()),
      judge: (session, facts) => judge(session, changed.law ?? law, facts),
      judgeTaught: (taught, context, facts) =>
        judgeTaught(taught, context, changed.law ?? law, facts),
    },
    violationId,
    new AbortController().signal,
  )

const reportOf = (result: Result<EvidenceReplay>): EvidenceReplay => {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const judgeNever = (): never => {
  throw new Error('nothing to judge')
}

describe('a violation worked out again from its evidence', () => {
  it('comes out to the byte as recorded, twice, also with the page read half way and a break between', async () => {
    const first = await replay()
    const second = await replay()
    const report = reportOf(first)
    expect(report).toMatchObject({ identical: true, complete: true, differences: [], fields: [] })
    expect(report.frames.length).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify(report.judgement.after)).toBe(JSON.stringify(report.judgement.before))
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
  })

  it('names another version of the model, and what it says otherwise', async () => {
    const present = shippedClassifier()
    const other: Classifier = {
      classify: (input) => ({ ...present.classify(input), score: 0.5, modelVersion: 'other 2' }),
    }
    const report = reportOf(await replay({ classifier: other }))
    expect(report.identical).toBe(false)
    expect(report.differences).toEqual(expect.arrayContaining(['model', 'looks', 'classification']))
    expect(report.versions.model.after).toEqual(['other 2'])
    expect(report.frames[0]?.score.after).toBe(0.5)
  })

  it('names other rules, and judges by them', async () => {
    const report = reportOf(
      await replay({ law: { ...law, rules: { ...law.rules, version: 'later' } } }),
    )
    expect(report.versions.rules).toEqual({ before: [law.rules.version], after: ['later'] })
    expect(report.differences).toEqual(['rules', 'verdict'])
  })

  it('refuses evidence that was changed, before reading any of it', async () => {
    const [frame] = await database.database.transactions.run((records) =>
      records.violationEvidence.of(violationId),
    )
    await store.tamper(frame?.sha256 ?? '')
    expect(await replay()).toMatchObject({ ok: false, fault: { code: 'evidence-altered' } })
    // One bit was turned: the same again turns it back.
    await store.tamper(frame?.sha256 ?? '')
  })

  it('says which frame is missing, and which violation it does not know', async () => {
    const { transactions } = database.database
    const lost = createMemoryEvidenceStore()
    const needs = {
      transactions,
      evidenceStore: lost,
      recogniser,
      openClipEars: noClips,
      classifierFor: async () => succeed(shippedClassifier()),
      judge: judgeNever,
      judgeTaught: judgeNever,
    }
    const { signal } = new AbortController()
    const missing = await replayEvidence(needs, violationId, signal)
    const unknown = await replayEvidence(needs, 'nobody', signal)
    expect(missing).toMatchObject({ ok: false, fault: { code: 'evidence-missing' } })
    expect(unknown).toMatchObject({ ok: false, fault: { code: 'not-found' } })
  })
})
