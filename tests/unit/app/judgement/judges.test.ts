import { describe, expect, it } from 'vitest'
import { parseModelText } from '../../../../src/adapters/models/read-model.ts'
import { sha256 } from '../../../../src/adapters/system/sha256.ts'
import { createCurrentJudge } from '../../../../src/app/judgement/current-judge.ts'
import { createJudgesOfTheTime } from '../../../../src/app/judgement/judges.ts'
import { replayEvidence } from '../../../../src/app/queries/replay/replay-evidence.ts'
import { judgeNotice } from '../../../../src/compose/open-judgement.ts'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'
import { canonicalJson } from '../../../../src/core/evidence/canonical-json.ts'
import { succeed } from '../../../../src/core/fault.ts'
import type { JudgementKind } from '../../../../src/core/judgement/standing.ts'
import { NEW_SESSION } from '../../../../src/core/lesson/room-session.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { SHIPPED, shippedAlone, shippedClassifier } from '../../../build/classifier.ts'
import { aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'
import { noClips } from '../../../build/no-clips.ts'
import { anInstitution, aRoom, aVerdict } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const MAKER = { base: SHIPPED, modelIn: parseModelText }
const WORDS = canonicalJson({
  name: '名头',
  words: [{ word: '错题', variants: [], logOdds: 0.8, note: null }],
})
const TEXT = '函数专题 错题回顾\n同学们看第二题'

async function adopt(
  transactions: Transactions,
  kind: JudgementKind,
  body: string,
  name = sha256(body),
) {
  const hash = sha256(body)
  const said = { at: SATURDAY, who: 'user:wang', why: 'x' }
  await transactions.run(async ({ judgements }) => {
    await judgements.add({ kind, sha256: hash, name, body, report: null, ...said })
    const number = (await judgements.changes(kind)).length + 1
    await judgements.change({ kind, number, change: 'adopted', sha256: hash, ...said })
  })
  return hash
}

const judgeOver = (transactions: Transactions) =>
  createCurrentJudge({
    ...MAKER,
    transactions,
    clock: createFakeClock(SATURDAY),
    logger: silentLogger,
  })

describe('the judge in force', () => {
  it('is what the program came with until something is adopted, and then that', async () => {
    const transactions = createMemoryTransactions()
    const judge = judgeOver(transactions)
    await judge.takeUp()
    expect(judge.classify({ text: TEXT })).toEqual(shippedClassifier().classify({ text: TEXT }))
    const hash = await adopt(transactions, 'own-words', WORDS)
    await judge.takeUp()
    expect(judge.classify({ text: TEXT }).modelVersion).toContain(`+words.${hash.slice(0, 12)}`)
    expect(judgeNotice(judge)).toEqual([])
  })

  it('that cannot be used any more leaves the one of the program, and says so', async () => {
    const transactions = createMemoryTransactions()
    await adopt(transactions, 'model', '{"format":1}')
    const judge = judgeOver(transactions)
    await judge.takeUp()
    expect(judge.classify({ text: TEXT }).modelVersion).toBe(SHIPPED_MODEL.modelVersion)
    expect(judgeNotice(judge)).toMatchObject([{ code: 'model-unusable' }])
  })

  it('is not taken for learned from this release because the names begin alike', async () => {
    const transactions = createMemoryTransactions()
    const model = {
      ...SHIPPED_MODEL,
      modelVersion: `${SHIPPED_MODEL.modelVersion}0+learned.0123456789ab`,
    }
    await adopt(transactions, 'model', canonicalJson(model))
    const judge = judgeOver(transactions)
    await judge.takeUp()
    expect(judgeNotice(judge)).toMatchObject([{ code: 'model-outdated' }])
  })

  it('goes on by a model that was learned before the program was updated, and says so', async () => {
    const transactions = createMemoryTransactions()
    const model = { ...SHIPPED_MODEL, modelVersion: 'an earlier one+learned.0123456789ab' }
    await adopt(transactions, 'model', canonicalJson(model))
    const judge = judgeOver(transactions)
    await judge.takeUp()
    expect(judge.classify({ text: TEXT }).modelVersion).toBe(model.modelVersion)
    expect(judgeNotice(judge)).toMatchObject([{ code: 'model-outdated' }])
  })

  it('stays what it was while the database is away', async () => {
    const away: Transactions = { run: () => Promise.reject(new Error('away')) }
    const judge = judgeOver(away)
    await judge.takeUp()
    expect(judge.classify({ text: TEXT }).modelVersion).toBe(SHIPPED_MODEL.modelVersion)
  })
})

const CONTEXT = new TextEncoder().encode(
  canonicalJson({
    title: '晚间',
    pageText: null,
    region: '440100',
    actor: 'unlicensed',
    stage: 'compulsory',
  }),
)

describe('a replay', () => {
  it('judges each look by the model and the own words of its time, in force or not', async () => {
    const transactions = createMemoryTransactions()
    const hash = await adopt(transactions, 'own-words', WORDS)
    const judgeOfTheTime = createJudgesOfTheTime({
      ...MAKER,
      keptModel: shippedAlone,
      transactions,
    })
    const then = await judgeOfTheTime(`${SHIPPED_MODEL.modelVersion}+words.${hash.slice(0, 12)}`)
    if (!then.ok) throw new Error(then.fault.message)
    const said = then.value.classify({ text: TEXT, title: '晚间' })
    const evidenceStore = createMemoryEvidenceStore()
    const kept = await evidenceStore.put(CONTEXT, 'application/json')
    const look = {
      at: SATURDAY,
      changed: true,
      frame: null,
      context: kept.sha256,
      text: TEXT,
      emptiness: 'has-content' as const,
      label: said.label,
      score: said.score,
      modelVersion: said.modelVersion,
    }
    await transactions.run(async (records) => {
      await records.institutions.save(anInstitution())
      await records.rooms.save(aRoom())
      await records.violations.save(aStoredViolation())
      await records.sessionTraces.add({
        violationId: 'violation-1',
        observationId: 'observation-1',
        watchId: 'watch-1',
        version: 1,
        trace: { continues: null, before: NEW_SESSION, looks: [look], facts: {}, taught: null },
      })
    })
    const replay = async (classifierFor: typeof judgeOfTheTime) => {
      const replayed = await replayEvidence(
        {
          transactions,
          evidenceStore,
          recogniser: { recognise: () => Promise.reject(new Error('no pictures')) },
          openClipEars: noClips,
          classifierFor,
          judge: () => aVerdict(),
          judgeTaught: () => aVerdict(),
        },
        'violation-1',
        new AbortController().signal,
      )
      return replayed.ok ? replayed.value.differences : replayed.fault
    }
    // By label and score, to the last digit.
    expect(await replay(judgeOfTheTime)).not.toContain('looks')
    expect(await replay(async () => succeed(shippedClassifier()))).toContain('looks')
    expect(said.ownWords).toMatchObject({ logOdds: 0.8, version: hash.slice(0, 12) })
  })
})

describe('the judge of a time', () => {
  it('has no judge where two sets of own words go by what the verdict names', async () => {
    const transactions = createMemoryTransactions()
    const digits = 'feedfacefeed'
    await transactions.run(async ({ judgements }) => {
      for (const last of ['0', '1']) {
        await judgements.add({
          kind: 'own-words',
          sha256: `${digits}${last.repeat(52)}`,
          name: '名头',
          body: WORDS,
          report: null,
          at: SATURDAY,
          who: 'user:wang',
          why: '试',
        })
      }
    })
    const judgeOfTheTime = createJudgesOfTheTime({
      ...MAKER,
      keptModel: shippedAlone,
      transactions,
    })
    const found = await judgeOfTheTime(`${SHIPPED_MODEL.modelVersion}+words.${digits}`)
    expect(found.ok ? '' : found.fault.message).toContain('无法确定')
  })

  it('a set is not found by its title, although that looks like a digest', async () => {
    const transactions = createMemoryTransactions()
    await adopt(transactions, 'own-words', WORDS, 'feedfacefeed')
    const judgeOfTheTime = createJudgesOfTheTime({
      ...MAKER,
      keptModel: shippedAlone,
      transactions,
    })
    const found = await judgeOfTheTime(`${SHIPPED_MODEL.modelVersion}+words.feedfacefeed`)
    expect(found).toMatchObject({ ok: false, fault: { code: 'evidence-missing' } })
  })

  it('has no judge for what is not kept here', async () => {
    const judgeOfTheTime = createJudgesOfTheTime({
      ...MAKER,
      keptModel: shippedAlone,
      transactions: createMemoryTransactions(),
    })
    const missing = { ok: false, fault: { code: 'evidence-missing' } }
    expect(await judgeOfTheTime('an older model')).toMatchObject(missing)
    const words = `${SHIPPED_MODEL.modelVersion}+words.000000000000`
    expect(await judgeOfTheTime(words)).toMatchObject(missing)
  })
})
