import { generateKeyPairSync, sign } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rotateAnchorKey } from '../../../src/adapters/proofs/anchor-key.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { anchorText, statementOf } from '../../../src/core/evidence/proof/anchor.ts'
import type { VerifyReport } from '../../../src/core/evidence/proof/check-report.ts'
import { EvidenceStoreAway } from '../../../src/core/evidence/store-away.ts'
import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import {
  type Intruder,
  intruderOf,
  openSealedCase,
  type SealedCase,
  untriggered,
} from '../../build/proofs/sealed-case.ts'

const wordsOf = ({ checks }: VerifyReport) =>
  Object.fromEntries(
    checks
      .filter(({ outcome }) => outcome !== 'fine')
      .map(({ name, findings }) => [name, findings.map(({ zh }) => zh).join('\n')]),
  )

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

const ENGINES = ['PGlite', 'PostgreSQL'] as const
type Engine = (typeof ENGINES)[number]
type Scene = {
  readonly opened: TestDatabase
  readonly intruder: Intruder
  readonly sealed: SealedCase
}
const scenes = new Map<Engine, Scene>()

async function sceneOf(opened: TestDatabase): Promise<Scene> {
  const intruder = intruderOf(opened)
  return { opened, intruder, sealed: await openSealedCase(opened, intruder) }
}

let opened: TestDatabase
let intruder: Intruder
let sealed: SealedCase

async function take(engine: Engine): Promise<void> {
  const scene = scenes.get(engine)
  if (scene === undefined) throw new Error(`no ${engine}`)
  ;({ opened, intruder, sealed } = scene)
  await sealed.seal()
}

beforeAll(async () => {
  scenes.set('PGlite', await sceneOf(await openEmbedded()))
  scenes.set('PostgreSQL', await sceneOf(await openOnServer()))
})
afterAll(async () => {
  for (const scene of scenes.values()) {
    await scene.intruder.close()
    await scene.opened.close()
  }
})
beforeEach(() => take('PostgreSQL'))

const tamper = (statement: string) => intruder.run(untriggered(statement))
const found = async (change = {}) => wordsOf(await sealed.verify(change))

/** Alters what events say and works the whole chain out anew, as a careful forger would. */
async function forgeChain(alter: (body: string) => string): Promise<void> {
  let previous = '0'.repeat(64)
  const statements: string[] = []
  for (const row of await sealed.deps.ledger.journal(0, 100)) {
    const body = alter(row.body)
    const hash = sha256(`${previous}\n${body}`)
    statements.push(
      `update journal_events set body = ${quoted(body)}, previous_hash = '${previous}', hash = '${hash}' where sequence = ${row.sequence}`,
    )
    previous = hash
  }
  await tamper(statements.join(';\n'))
}

test.each(ENGINES)(
  'whoever leaves the database of %s alone finds everything fine',
  async (engine) => {
    await take(engine)
    const report = await sealed.verify()
    expect(wordsOf(report)).toEqual({})
    expect(report.checks.map(({ name, looked }) => [name, looked])).toEqual([
      ['chain', 6],
      ['anchors', 2],
      ['outside', 2],
      ['rows', 3],
      ['files', 2],
    ])
  },
)

test('whoever cuts the end off: the anchors know what is missing', async () => {
  await tamper('delete from journal_events where sequence > 4')
  expect((await found())['chain']).toContain('日志尾部被截去：第 5 至 6 条，第 2 个锚点')
  expect(await sealed.tick()).toMatchObject({ ok: false })
})

test('whoever cuts the anchors off with it: the book outside knows', async () => {
  await tamper(
    'delete from journal_events where sequence > 3; delete from journal_anchors where number > 1',
  )
  const words = await found()
  expect(words['chain']).toContain('日志尾部被截去：第 4 至 6 条')
  expect(words['outside']).toContain('第 2 个锚点只在')
  await sealed.append('其后')
  expect(await sealed.tick(), 'nothing is signed over it').toMatchObject({ ok: false })
})

test('whoever alters a body, or the version of the rules in it', async () => {
  await tamper(
    `update journal_events set body = replace(body, '2026.11-1', '2026.11-2') where sequence = 1`,
  )
  expect((await found())['chain']).toMatch(
    /第 1 条（violation.opened，violation-1，2026-10-17T.*被改过/,
  )
})

test('whoever takes one out, or swaps two', async () => {
  await tamper('delete from journal_events where sequence = 2')
  expect((await found())['chain']).toContain('缺少日志第 2 至 2 条')
  await sealed.seal()
  await tamper(
    `update journal_events set sequence = 99 where sequence = 4;
     update journal_events set sequence = 4 where sequence = 5;
     update journal_events set sequence = 5 where sequence = 99`,
  )
  expect((await found())['chain']).toContain('第 4 条')
})

test('whoever alters only what entries are searched by', async () => {
  await tamper(`update journal_events set who = 'user:somebody' where sequence = 5`)
  expect((await found())['chain']).toContain('检索列与正文不符：who')
})

test.each(ENGINES)(
  'whoever works the whole chain of %s out anew is found by the anchors',
  async (engine) => {
    await take(engine)
    await forgeChain((body) => body.replace('其一', '无事'))
    const words = await found()
    expect(words['chain']).toBeUndefined()
    expect(words['anchors']).toContain('日志第 4 至 6 条与第 2 个锚点')
  },
)

test('whoever works it out anew and throws all anchors of the database away', async () => {
  await forgeChain((body) => body.replace('2026.11-1', '2026.11-2'))
  await tamper('delete from journal_anchors')
  const words = await found()
  expect(words['anchors']).toContain('日志第 1 至 3 条与第 1 个锚点')
  expect(words['outside']).toContain('只在')
})

test('whoever signs anew with a key of his own, here and outside', async () => {
  await forgeChain((body) => body.replace('其一', '无事'))
  await tamper('delete from journal_anchors; update violation_evidence set anchor = null')
  await rm(sealed.bookPath)
  await rm(`${opened.dataFolder}/anchor-key.pem`)
  await sealed.tick()
  expect((await found())['anchors']).toContain('不是由本安装的密钥签署')
})

test('whoever puts a line of his own into the book', async () => {
  const lines = (await readFile(sealed.bookPath, 'utf8')).trimEnd().split('\n')
  const last = JSON.parse(lines[1] ?? '') as { statement: string }
  const statement = statementOf(last.statement)
  if (statement === null) throw new Error('no anchor')
  const forged = anchorText({ ...statement, events: { ...statement.events, to: 5 } })
  const { privateKey } = generateKeyPairSync('ed25519')
  const signature = sign(null, Buffer.from(forged), privateKey).toString('base64')
  await writeFile(
    sealed.bookPath,
    `${lines[0]}\n${JSON.stringify({ statement: forged, signature })}\n`,
  )
  const words = await found()
  expect(words['anchors']).toContain('第 2 个锚点（2026-10-17T09:30:00+08:00）的签名不对')
  expect(words['outside']).toContain('第 2 个锚点在数据库与')
})

test('whoever edits rows: a violation, an alert, a cut order', async () => {
  await tamper(
    `update violations set status = 'dismissed'; update alerts set level = 'notice';
     update cut_orders set status = 'held', requested_by = 'user:nobody'`,
  )
  const words = (await found())['rows']
  expect(words).toContain('线索 violation-1 的记录与日志（至第 1 条）不符：status')
  expect(words).toContain('告警 alert-1 的记录与日志（至第 2 条）不符：level')
  expect(words).toContain('阻断令 cut-1 的记录与日志（至第 3 条）不符：requestedBy、status')
})

test('whoever deletes a violation with all that hangs on it, or puts one in', async () => {
  await tamper('truncate violations cascade')
  const words = await found()
  expect(words['rows']).toContain('线索 violation-1 的记录没有了：日志第 1 条记有它')
  expect(words['files']).toContain('的记录没有了')
  await sealed.seal()
  await tamper(
    `delete from alerts; insert into alerts (id, violation_id, room_id, level, status, raised_at)
     select 'x', id, room_id, 'notice', 'raised', 1 from violations`,
  )
  expect((await found())['rows']).toContain('告警 x 有记录，日志却没有')
})

test('whoever alters what was read on a picture, or takes the piece out', async () => {
  await tamper(`update violation_evidence set details = '{"lines":[]}'`)
  expect((await found())['files']).toContain('的记录被改过')
  await tamper('delete from violation_evidence')
  expect((await found())['files']).toContain('的记录没有了')
})

test('whoever flips a byte of a picture, swaps it with another, takes it away', async () => {
  const [one = '', two = ''] = sealed.files
  const bytes = await readFile(sealed.filePath(one))
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await writeFile(sealed.filePath(one), bytes)
  expect((await found())['files']).toContain(
    `证据 ${one}（frame，2026-10-17T09:30:00+08:00）的文件被改过`,
  )
  await writeFile(sealed.filePath(one), await readFile(sealed.filePath(two)))
  expect((await found())['files']).toContain(`被换成了另一件证据 ${two}`)
  await rm(sealed.filePath(one))
  expect((await found())['files']).toContain('的文件没有了')
})

test('whoever says that an anchor signed a piece of evidence that it did not', async () => {
  const [one = ''] = sealed.files
  await tamper(
    `insert into violation_evidence select (jsonb_populate_record(e, jsonb_build_object('sha256', 'planted', 'anchor', 1))).*
     from violation_evidence e where sha256 = '${one}'`,
  )
  expect((await found())['files']).toContain('planted')
  expect((await found())['files']).toContain('的记录称由第 1 个锚点所签，该锚点却没有它')
  await sealed.seal()
  await tamper('update violation_evidence set anchor = 99999')
  expect((await found())['files']).toContain('的记录称由第 99999 个锚点所签')
})

test('whoever deletes evidence behind an entry that says that it outlived its time', async () => {
  const entry = { type: 'system.changed', subjectKind: 'system', subjectId: 'retention' } as const
  await opened.database.transactions.run(({ journal }) =>
    journal.append(aJournalEntry({ ...entry, data: { evidenceOf: ['violation-1'] } })),
  )
  await tamper('delete from violation_evidence')
  expect((await found())['files']).toContain('但按日志所记当时不得删除')
  await sealed.tick()
  expect((await found())['files']).toContain('但按日志所记当时不得删除')
})

test.each(ENGINES)('whoever puts rows into %s that no number leads to is named', async (engine) => {
  await take(engine)
  for (const number of ['900719925474099', '9007199254740993', '9223372036854775807', '-4']) {
    await tamper(`insert into journal_anchors values (${number}, 0, 'x', 'y')`)
    expect((await found())['outside']).toMatch(/数据库锚点表第 -?\d+ 行不是第 -?\d+ 个锚点/)
    await tamper(`delete from journal_anchors where number > 2 or number < 1`)
  }
  for (const sequence of ['9007199254740993', '9223372036854775807', '-4']) {
    await tamper(
      `insert into journal_events select (jsonb_populate_record(e, jsonb_build_object('sequence', ${sequence}, 'hash', 'x'))).*
       from journal_events e where sequence = 1`,
    )
    expect((await found())['chain']).toContain('的编号不可能：是插入的')
    await tamper(`delete from journal_events where sequence > 6 or sequence < 1`)
  }
})

test('a new key that the old one signed is fine, before it has signed anything and after', async () => {
  const made = await rotateAnchorKey(`${opened.dataFolder}/anchor-key.pem`)
  if (!made.ok) throw new Error(made.fault.message)
  expect(await found({ signer: made.value })).toEqual({})
  await sealed.append('其后')
  expect(await sealed.tick()).toEqual({ ok: true, value: { anchors: 1 } })
  expect(await found({ signer: made.value })).toEqual({})
})

test('what could not be seen is never fine', async () => {
  const away = { get: () => Promise.reject(new EvidenceStoreAway('place', 'gone')) }
  const report = await sealed.verify({ evidenceStore: away, signer: null, books: [] })
  expect(report.outcome).toBe('unseen')
  expect(wordsOf(report)).toMatchObject({
    files: expect.stringContaining('看不到'),
    anchors: expect.stringContaining('没有可比对的公钥'),
  })
  await rm(sealed.bookPath)
  expect((await found())['outside']).toContain('尾部被截去时看不出')
})
