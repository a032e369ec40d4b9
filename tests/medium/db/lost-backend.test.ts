import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { createPgBossQueue, type PgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { verifyChain } from '../../../src/core/evidence/hash-chain.ts'
import { StorageAway } from '../../../src/core/storage-away.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { type BreakableNetwork, openBreakableNetwork } from '../../build/breakable-network.ts'
import {
  openMigrated,
  type PostgresServer,
  removeFolder,
  startPostgres,
  temporaryFolder,
} from '../../build/database/database.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }

let server: PostgresServer
let network: BreakableNetwork
let folder: string
let database: OpenDatabase
let queue: PgBossQueue
const worked: string[] = []
/** What would have ended the process. */
const escaped: unknown[] = []
const note = (error: unknown): void => void escaped.push(error)

/** Another way in, for whoever takes the connections away. */
async function terminateBackends(): Promise<void> {
  const administrator = postgres(server.url, { max: 1, connection: { application_name: 'admin' } })
  await administrator`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name in ('xuncha', 'xuncha-queue') and pid <> pg_backend_pid()`
  await administrator.end()
}

const append = async (records: Records): Promise<number> =>
  (await records.journal.append(aJournalEntry())).sequence

const length = async (): Promise<number> =>
  (await database.transactions.run(({ journal }) => journal.after(0, 10_000))).length

const isBack = (): Promise<void> =>
  vi.waitFor(async () => expect(await database.trouble()).toBeNull(), PATIENCE)

const queueWorks = async (key: string): Promise<void> => {
  await vi.waitFor(() => queue.enqueue([{ stage: 'record', key, payload: key }]), PATIENCE)
  await vi.waitFor(() => expect(worked).toContain(key), PATIENCE)
}

beforeAll(async () => {
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
  server = await startPostgres()
  network = await openBreakableNetwork(server.port)
  folder = await temporaryFolder()
  const url = server.url.replace(String(server.port), String(network.port))
  database = await openMigrated(folder, url)
  queue = createPgBossQueue({
    connection: { kind: 'postgres', url },
    logger: silentLogger,
    clock: createSystemClock(),
  })
  await queue.start([
    {
      stage: 'record',
      concurrency: 2,
      heartbeat: seconds(30),
      policy: 'once',
      handler: async (payload) => {
        worked.push(String(payload))
        return []
      },
    },
  ])
})

afterAll(async () => {
  await queue.stop()
  await database.close()
  await network.close()
  await server.stop()
  await removeFolder(folder)
  process.off('uncaughtException', note)
  process.off('unhandledRejection', note)
})

test('a node whose backends are lost does a transaction again whose backend was terminated in its middle, once and whole', async () => {
  const before = await length()
  let tries = 0
  await database.transactions.run(async (records) => {
    tries += 1
    await append(records)
    if (tries === 1) await terminateBackends()
    await append(records)
  })
  expect(tries).toBe(2)
  expect(await length()).toBe(before + 2)
  await queueWorks('after terminate')
})

test('it lives through terminations at any moment of many transactions, and doubles nothing', async () => {
  const before = await length()
  const kept: number[] = []
  let doubtful = 0
  const one = async (): Promise<void> => {
    try {
      kept.push(await database.transactions.run(append))
    } catch (error) {
      expect(error).toBeInstanceOf(StorageAway)
      doubtful += 1
    }
  }
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([...Array.from({ length: 30 }, one), terminateBackends()])
  }
  expect(new Set(kept).size).toBe(kept.length)
  expect(kept.length + doubtful).toBe(90)
  const written = (await length()) - before
  expect(written).toBeGreaterThanOrEqual(kept.length)
  expect(written).toBeLessThanOrEqual(kept.length + doubtful)
  await queueWorks('after many')
})

test('it says that the server is away while it is stopped at once, and goes on when it is back', async () => {
  await server.crash()
  await expect(database.transactions.run(append)).rejects.toThrow(StorageAway)
  expect(await database.trouble()).toMatch(/ECONNREFUSED|socket|closed|reset/i)
  await vi.waitFor(() => expect(queue.trouble()).not.toBeNull(), PATIENCE)
  await expect(queue.enqueue([{ stage: 'record', key: 'lost', payload: 'lost' }])).rejects.toThrow(
    StorageAway,
  )
  await server.start()
  await isBack()
  await queueWorks('after crash')
  await vi.waitFor(() => expect(queue.trouble()).toBeNull(), PATIENCE)
})

test('it gives up connections that a firewall swallows, and takes new ones', async () => {
  await isBack()
  network.swallow()
  expect(await database.trouble()).not.toBeNull()
  network.mend()
  await isBack()
  await queueWorks('after swallowing')
})

test('it survives a fail-over that resets every connection in the middle of work', async () => {
  const before = await length()
  const works = Array.from({ length: 20 }, () =>
    database.transactions.run(append).catch((error: unknown) => error),
  )
  network.reset()
  const unkept = (await Promise.all(works)).filter((one) => typeof one !== 'number')
  for (const one of unkept) expect(one).toBeInstanceOf(StorageAway)
  await isBack()
  expect(await length()).toBeGreaterThanOrEqual(before + works.length - unkept.length)
  await queueWorks('after reset')
})

test('nothing escaped that would have ended the process, and kept its journal whole', async () => {
  const events = await database.transactions.run(({ journal }) => journal.after(0, 10_000))
  expect(verifyChain(events, sha256)).toMatchObject({ intact: true })
  expect(escaped).toEqual([])
})
