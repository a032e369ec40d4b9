import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { openDatabase } from '../../../src/adapters/db/open-database.ts'
import { ServerConnection } from '../../../src/adapters/db/server-connection.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import {
  openMigrated,
  type PostgresServer,
  removeFolder,
  startPostgres,
  temporaryFolder,
} from '../../build/database/database.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { openDeafPooler } from '../../build/database/deaf-pooler.ts'
import { patiently } from '../../build/patience.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

let server: PostgresServer
let folder: string
/** Another process of the installation. */
let writer: OpenDatabase

beforeAll(async () => {
  server = await startPostgres()
  folder = await temporaryFolder()
  writer = await openMigrated(folder, server.url)
})
afterAll(async () => {
  await writer.close()
  await server.stop()
  await removeFolder(folder)
})

const write = async (): Promise<number> =>
  await writer.transactions.run(
    async ({ journal }) => (await journal.append(aJournalEntry())).sequence,
  )

/** A process that listens at that port, and what it was told. */
async function listenAt(port = server.port) {
  const url = server.url.replace(String(server.port), String(port))
  const warnings: unknown[] = []
  const logger = { ...silentLogger, warn: (fields: unknown) => void warnings.push(fields) }
  const opened = await openDatabase({ databaseUrl: url, dataFolder: folder, logger, sha256 })
  if (!opened.ok) throw new Error(opened.fault.message)
  const reader = opened.value
  const told: (number | null)[] = []
  const news = reader.journalNews?.((sequence) => void told.push(sequence))
  onTestFinished(async () => {
    await news?.stop()
    await reader.close()
  })
  return { told, warnings, hears: () => news?.hears() ?? false }
}

test('what one process writes is told to the others, by its number and after its commit', async () => {
  const { told, hears } = await listenAt()
  await patiently(() => expect(hears()).toBe(true))
  const written = [await write(), await write()]
  const rolledBack = writer.transactions.run(async ({ journal }) => {
    await journal.append(aJournalEntry())
    throw new Error('undone')
  })
  await expect(rolledBack).rejects.toThrow('undone')
  written.push(await write())
  await patiently(() => expect(told).toEqual([null, ...written]))
})

test('a listening connection that is lost is replaced, and what may have been missed is said', async () => {
  const { told, hears } = await listenAt()
  await patiently(() => expect(hears()).toBe(true))
  const administrator = postgres(server.url, { max: 1 })
  await administrator`select pg_terminate_backend(pid) from pg_stat_activity
    where query = 'listen xuncha_journal'`
  await administrator.end()
  await patiently(() => expect(told).toEqual([null, null]))
  await patiently(() => expect(hears()).toBe(true))
  const written = await write()
  await patiently(() => expect(told).toContain(written))
})

test('over a pooler that passes no notification on, nobody claims to hear, and it is logged', async () => {
  const pooler = await openDeafPooler(server.port)
  onTestFinished(() => pooler.close())
  const { told, warnings, hears } = await listenAt(pooler.port)
  await patiently(() => expect(told).toEqual([null]))
  await write()
  await patiently(() =>
    expect(warnings).toEqual([{ why: expect.stringContaining('is a pooler between?') }]),
  )
  expect(hears()).toBe(false)
  expect(told).toEqual([null])
})

test.each(['takes a connection and says nothing', 'takes none'])(
  'a process that is asked to end while the server %s does not wait for it',
  async (how) => {
    const silent = createServer((socket) => {
      taken.push(socket.resume().on('error', () => undefined))
    })
    const taken: Socket[] = []
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    onTestFinished(async () => {
      for (const socket of taken) socket.destroy()
      silent.close()
    })
    // Of a network that is for documentation alone: whatever is sent there is lost.
    const place = how === 'takes none' ? '192.0.2.1:5432' : `127.0.0.1:${port}`
    const giveUp = new AbortController()
    const opening = ServerConnection.open(
      {
        url: `postgres://nobody@${place}/none`,
        statementMilliseconds: 600_000,
        formats: { parsers: {}, serializers: {} },
      },
      giveUp.signal,
    )
    if (how !== 'takes none') await patiently(() => expect(taken).toHaveLength(1))
    giveUp.abort()
    await expect(opening).rejects.toThrow('not wanted any more')
    const open = () => taken.filter(({ readableEnded, destroyed }) => !(readableEnded || destroyed))
    await patiently(() => expect(open()).toEqual([]))
  },
)
