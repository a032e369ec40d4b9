import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { createControlServer } from '../../../src/adapters/http/create-control-server.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { bindAccess } from '../../../src/app/bind-use-cases.ts'
import { bindJudgement } from '../../../src/app/judgement/bind-judgement.ts'
import type { JudgementDeps } from '../../../src/app/judgement/judgement-deps.ts'
import { createPoisonBook, type KeptPoisonBook } from '../../../src/app/readers/poison-book.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { ChildReader, ReaderProgram } from '../../../src/ports/child-readers.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { PATIENCE } from '../../build/patience.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const CRASH = 'crash'
const SHA256 = createHash('sha256').update(CRASH).digest('hex')
const PROGRAM: ReaderProgram = {
  name: 'odd',
  module: new URL('../../build/readers/odd-reader.ts', import.meta.url),
  settings: null,
  environment: {},
  memoryBytes: 2 * 1024 ** 3,
  timeLimit: seconds(60),
  recycleAfter: 100,
}

type Node = { readonly book: KeptPoisonBook; readonly reader: ChildReader; deaths(): number }

let folder: string
let database: OpenDatabase
const open: ChildReader[] = []
beforeEach(async () => {
  folder = await preparedFolder()
  database = await openMigrated(folder)
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.stop()))
  await database.close()
  await removeFolder(folder)
})

/** A node of the installation, as it starts. */
async function startNode(): Promise<Node> {
  const { transactions } = database
  const clock = createSystemClock()
  const book = createPoisonBook({ clock, logger: silentLogger, transactions })
  await book.exchange()
  const readers = openReaders(silentLogger, book)
  const reader = readers.open(PROGRAM)
  open.push(reader)
  return { book, reader, deaths: () => readers.health().deaths }
}

async function restart(): Promise<Node> {
  await Promise.all(open.splice(0).map((reader) => reader.stop()))
  await database.close()
  database = await openMigrated(folder)
  return await startNode()
}

const show = ({ reader }: Node) => reader.ask({ bytes: Buffer.from(CRASH), parameters: null })
const kept = () => database.transactions.run((records) => records.poisonous.all())
const journal = () =>
  database.transactions.run((records) => records.journal.ofSubject(`picture:${SHA256}`))

it('a picture that killed two readers is not fed again after a restart, and stands in the journal', async () => {
  const first = await startNode()
  await expect(show(first)).rejects.toMatchObject({ name: 'ReaderFailed', sha256: SHA256 })
  await expect.poll(kept, PATIENCE).toHaveLength(1)

  const again = await restart()
  await expect(show(again)).rejects.toMatchObject({ name: 'ReaderFailed', sha256: SHA256 })
  expect(again.deaths()).toBe(0)
  expect(await journal()).toMatchObject([
    { type: 'system.changed', who: 'system', data: { sha256: SHA256, reader: 'odd', bytes: 5 } },
  ])
})

const NO_PROOFS = {
  running: null,
  last: null,
  unchecked: null,
  trouble: null,
  anchoredAt: null,
  powers: null,
}

it('another node of the database does not feed it either, and all do when it was forgotten', async () => {
  const [one, other] = [await startNode(), await startNode()]
  await expect(show(one)).rejects.toThrow(SHA256)
  await expect.poll(kept, PATIENCE).toHaveLength(1)
  await other.book.exchange()
  await expect(show(other)).rejects.toThrow(SHA256)
  expect(other.deaths()).toBe(0)

  const clock = createSystemClock()
  const { transactions } = database
  const commands = await createControlServer({
    ...bindAccess({ clock, transactions } as unknown as Parameters<typeof bindAccess>[0]),
    within: () => ({
      judgement: bindJudgement({} as JudgementDeps),
      institutions: { import: () => Promise.reject(new Error('not asked')) },
    }),
    backup: () => Promise.reject(new Error('not asked')),
    proofs: { verify: () => Promise.reject(new Error('not asked')), state: () => NO_PROOFS },
    exportPackage: () => Promise.reject(new Error('not asked')),
    kept: { transactions, evidenceStore: { get: async () => null } },
    clock,
    logger: silentLogger,
    who: 'local:officer',
  })
  const listed = await commands.inject({ method: 'GET', url: '/pictures/refused' })
  expect(listed.json()).toMatchObject({ items: [{ sha256: SHA256, reader: 'odd' }] })
  const url = `/pictures/refused/${SHA256}/forget`
  const forget = () => commands.inject({ method: 'POST', url, payload: { reason: '引擎已更新' } })
  expect((await forget()).statusCode).toBe(204)
  expect((await forget()).statusCode).toBe(404)
  await commands.close()
  expect((await journal()).at(-1)).toMatchObject({ who: 'local:officer', why: '引擎已更新' })

  await Promise.all([one.book.exchange(), other.book.exchange()])
  await expect(show(other)).rejects.toThrow('twice')
  expect(other.deaths()).toBe(2)
})
