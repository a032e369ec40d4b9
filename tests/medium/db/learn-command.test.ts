import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseModelText } from '../../../src/adapters/models/read-model.ts'
import { splitLines } from '../../../src/adapters/system/split-lines.ts'
import { confirmViolation } from '../../../src/app/commands/confirm-violation.ts'
import { dismissViolation } from '../../../src/app/commands/dismiss-violation.ts'
import {
  createJudgesOfTheTime,
  makeJudge,
  partsInForce,
} from '../../../src/app/judgement/judges.ts'
import {
  knownVersion,
  runAdopt,
  runList,
  runShadow,
  runWithdraw,
} from '../../../src/cli/judgement-commands.ts'
import { runLabelsExport } from '../../../src/cli/learning/labels.ts'
import { runLearn } from '../../../src/cli/learning/learn.ts'
import { runTermsCheck, termsVersion, triedTerms } from '../../../src/cli/terms.ts'
import { SHIPPED, shippedAlone, shippedClassifier } from '../../build/classifier.ts'
import { correctedCases } from '../../build/corrections.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { storeCases } from '../../build/learned-cases.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'

const CASES = correctedCases(20)
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' }
const MAKER = { base: SHIPPED, modelIn: parseModelText }

let folder: string
beforeEach(async () => {
  folder = await preparedFolder()
})
afterEach(() => removeFolder(folder))

async function withDatabase<T>(
  work: (database: Awaited<ReturnType<typeof openMigrated>>) => Promise<T>,
): Promise<T> {
  const database = await openMigrated(folder)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const decided = (cases: typeof CASES): Promise<void> =>
  withDatabase(async ({ transactions }) => {
    const deps = {
      clock: createFakeClock(SATURDAY),
      transactions,
      identifiers: createFakeIdentifiers(),
    }
    for (const { id, lesson } of await storeCases(transactions, cases)) {
      const command = { violationId: id, who: 'user:wang', why: '看过' }
      const correction = { subject: null, stage: null }
      const done = lesson
        ? await confirmViolation(deps, { ...command, correction })
        : await dismissViolation(deps, {
            ...command,
            correction: { ...correction, reason: 'not-k12' },
          })
      if (!done.ok) throw new Error(done.fault.message)
    }
  })

async function ran(
  work: (context: ReturnType<typeof recordedContext>['context']) => Promise<number>,
) {
  const { context, out, err } = recordedContext(folder)
  const code = await work(context)
  return { code, err: err(), said: out() === '' ? null : JSON.parse(out()) }
}

const judgeInForce = () =>
  withDatabase(({ transactions }) =>
    transactions.run(async (records) =>
      makeJudge(MAKER, records, await partsInForce(records)).then(({ classifier }) => classifier),
    ),
  )

it('learn, shadow, adopt and withdraw by command: the verdict on such a screen changes and comes back', async () => {
  await decided(CASES)
  const learned = await ran((context) => runLearn(context, OCTOBER))
  expect(learned).toMatchObject({ code: 0, said: { outcome: 'candidate' } })
  expect(learned.err).toContain('留出的 8 案')
  const { sha256, report } = learned.said

  const find = (context: Parameters<typeof knownVersion>[0]) => knownVersion(context, '/models')
  const early = await ran((context) =>
    runAdopt(context, '/models', find(context), undefined, { reason: '启用' }),
  )
  expect(early).toMatchObject({ code: 2, err: expect.stringContaining('请先试运行') })
  const tried = await ran((context) =>
    runShadow(context, '/models', find(context), sha256.slice(0, 10), { days: '60' }),
  )
  expect(tried.code).toBe(0)
  expect(tried.said.shadow.judges.after).toBe(report.candidate)

  const unexplained = await ran((context) =>
    runAdopt(context, '/models', find(context), undefined, {}),
  )
  expect(unexplained).toMatchObject({ code: 2, err: expect.stringContaining('--reason') })
  const adopted = await ran((context) =>
    runAdopt(context, '/models', find(context), undefined, { reason: '留出集更好' }),
  )
  expect(adopted).toMatchObject({ code: 0, said: { inForce: sha256 } })

  const plain = shippedClassifier()
  const text =
    CASES.find(({ text: shown, lesson }) => {
      return !lesson && plain.classify({ text: shown }).label === 'unsure'
    })?.text ?? ''
  const judged = (await judgeInForce()).classify({ text })
  expect(judged).toMatchObject({ label: 'non-subject', modelVersion: report.candidate })

  const back = await ran((context) => runWithdraw(context, '/models', { reason: '再观察' }))
  expect(back).toMatchObject({ code: 0, said: { inForce: null } })
  expect((await judgeInForce()).classify({ text })).toEqual(plain.classify({ text }))
  const listed = await ran((context) => runList(context, '/models'))
  expect(listed.said.changes).toMatchObject([{ change: 'withdrawn' }, { change: 'adopted' }])

  // What was judged by it then is judged by it again, though it is not in force any more.
  const ofTheTime = await withDatabase(({ transactions }) =>
    createJudgesOfTheTime({ ...MAKER, keptModel: shippedAlone, transactions })(report.candidate),
  )
  if (!ofTheTime.ok) throw new Error(ofTheTime.fault.message)
  expect(ofTheTime.value.classify({ text })).toEqual(judged)
})

it('an exported file gives the same bytes as the database, without a database', async () => {
  await decided(CASES)
  const [file, one, other] = ['labels.jsonl', 'one.json', 'other.json'].map((name) =>
    join(folder, name),
  )
  if (file === undefined || one === undefined || other === undefined) throw new Error('three')
  const exported = await ran((context) => runLabelsExport(context, { ...OCTOBER, output: file }))
  expect(exported.code).toBe(0)
  const asked = await ran((context) => runLearn(context, { ...OCTOBER, output: one }))
  const read = await ran((context) => {
    const text = readFile(file)
    const lines = () =>
      splitLines(
        (async function* () {
          yield await text
        })(),
      )
    const io = { ...context.io, lines }
    return runLearn({ ...context, io }, { corrections: file, output: other })
  })
  expect([asked.code, read.code]).toEqual([0, 0])
  expect(await readFile(other, 'utf8')).toBe(await readFile(one, 'utf8'))
  expect(read.said.sha256).toBe(asked.said.sha256)
})

it('where the model cannot be written is said before anything is learned', async () => {
  const corrections = join(folder, 'labels.jsonl')
  for (const output of [join(folder, 'nowhere', 'model.json'), folder]) {
    const refused = await ran((context) => {
      const lines = () => {
        throw new Error('the corrections were read')
      }
      return runLearn({ ...context, io: { ...context.io, lines } }, { corrections, output })
    })
    expect(refused).toMatchObject({ code: 2, said: null })
    expect(refused.err).toContain(`-o ${output}：`)
  }
  await writeFile(corrections, '')
  const output = join(folder, 'model.json')
  const none = await ran((context) => {
    const io = { ...context.io, lines: () => splitLines((async function* () {})()) }
    return runLearn({ ...context, io }, { corrections, output })
  })
  expect(none).toMatchObject({ code: 11, said: { outcome: 'too-few', leftOut: 0 } })
  expect((await readdir(folder)).filter((name) => name.startsWith('model.json'))).toEqual([])
})

it('too few corrections are said to be too few, and nothing is kept', async () => {
  await decided(CASES.filter(({ caseId }) => /-(?:\d)$/.test(caseId)))
  const few = await ran((context) => runLearn(context, OCTOBER))
  expect(few).toMatchObject({
    code: 11,
    said: { outcome: 'too-few', cases: { lessons: 10, others: 10 }, sha256: null },
  })
  expect((await ran((context) => runList(context, '/models'))).said.items).toEqual([])
})

it('words of one’s own come from a file in the data folder: checked, tried, adopted', async () => {
  const file = join(folder, 'terms.yaml')
  await writeFile(file, 'name: 名头\nwords:\n  - 学\n')
  const wrong = await ran((context) => runTermsCheck(context, undefined))
  expect(wrong).toMatchObject({ code: 2, said: { ok: false } })
  expect(wrong.err).toContain('第 3 行')
  const refused = await ran((context) =>
    runShadow(context, '/terms', termsVersion(context, {}), undefined, {}),
  )
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('words.0') })

  await writeFile(file, 'name: 名头\nwords:\n  - 错题\n  - 督学\n')
  expect((await ran((context) => runTermsCheck(context, file))).code).toBe(0)
  const early = await ran((context) =>
    runAdopt(context, '/terms', triedTerms(context), file, { reason: '两封来信' }),
  )
  expect(early).toMatchObject({ code: 2, err: expect.stringContaining('xuncha terms shadow') })
  expect((await ran((context) => runList(context, '/terms'))).said.items).toEqual([])
  const tried = await ran((context) =>
    runShadow(context, '/terms', termsVersion(context, {}), undefined, {}),
  )
  expect(tried).toMatchObject({ code: 0, err: expect.stringContaining('含自定义词 0') })
  const adopted = await ran((context) =>
    runAdopt(context, '/terms', triedTerms(context), file, { reason: '两封来信' }),
  )
  expect(adopted.code).toBe(0)
  const judged = (await judgeInForce()).classify({ text: '督学在线 错题讲评' })
  expect(judged.ownWords).toMatchObject({ logOdds: 1, words: [{ word: '错题' }, { word: '督学' }] })
  const ofTheTime = await withDatabase(({ transactions }) =>
    createJudgesOfTheTime({ ...MAKER, keptModel: shippedAlone, transactions })(judged.modelVersion),
  )
  if (!ofTheTime.ok) throw new Error(ofTheTime.fault.message)
  expect(ofTheTime.value.classify({ text: '督学在线 错题讲评' })).toEqual(judged)
})
