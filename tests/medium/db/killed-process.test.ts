import { afterEach, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { openDatabase } from '../../../src/adapters/db/open-database.ts'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { verifyChain } from '../../../src/core/evidence/hash-chain.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { JobQueue } from '../../../src/ports/job-queue.ts'
import {
  openMigrated,
  preparedFolder,
  removeFolder,
  startPostgres,
} from '../../build/database/database.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { soonAfter } from '../../build/patience.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { startWorkerProcess } from './worker-process.ts'

const clock = createSystemClock()
const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function aFolder(): Promise<string> {
  const folder = await preparedFolder()
  cleanUp.push(() => removeFolder(folder))
  return folder
}

function aWorker(settings: { dataFolder: string; databaseUrl: string | null }) {
  const worker = startWorkerProcess('./hold-lease.ts', settings)
  cleanUp.push(() => worker.kill())
  return worker
}

/** Resolves with what the next holder of the lease is handed, and how long it took. */
async function takeOver(database: OpenDatabase): Promise<{ payload: unknown; queue: JobQueue }> {
  const taken = Promise.withResolvers<unknown>()
  const queue = createPgBossQueue({
    connection: database.queueConnection(),
    logger: silentLogger,
    clock,
  })
  cleanUp.push(() => queue.stop())
  await queue.start([
    {
      stage: 'watch',
      concurrency: 1,
      heartbeat: seconds(10),
      policy: 'exclusive',
      handler: async (payload) => {
        taken.resolve(payload)
        return []
      },
    },
  ])
  return { payload: await taken.promise, queue }
}

test('after kill -9 the next start opens the folder at once, finds everything, and goes on with the lease', async () => {
  const dataFolder = await aFolder()
  const worker = aWorker({ dataFolder, databaseUrl: null })
  await worker.said('holding {"room":1}')
  await worker.kill()

  const database = await openMigrated(dataFolder)
  cleanUp.push(() => database.close())
  const events = await database.transactions.run(async ({ journal }) => {
    await journal.append(aJournalEntry({ type: 'violation.extended' }))
    return await journal.after(0, 10)
  })
  expect(events.map((event) => event.type)).toEqual(['violation.opened', 'violation.extended'])
  expect(verifyChain(events, sha256)).toEqual({ intact: true })

  const before = clock.monotonic()
  const { payload, queue } = await takeOver(database)
  expect(payload).toEqual({ room: 1 })
  expect(clock.monotonic() - before).toBeLessThan(soonAfter(5_000))
  await queue.drain()
})

test('a second start on the same data folder is refused in one sentence, by processes and within one', async () => {
  const dataFolder = await aFolder()
  const first = aWorker({ dataFolder, databaseUrl: null })
  await first.said('holding')
  expect(await aWorker({ dataFolder, databaseUrl: null }).saidFirst()).toBe(
    'refused data-folder-in-use',
  )
  const refused = await openDatabase({
    databaseUrl: null,
    dataFolder,
    logger: silentLogger,
    sha256,
  })
  expect(refused).toMatchObject({
    ok: false,
    fault: {
      code: 'data-folder-in-use',
      where: 'XUNCHA_DATA_DIR',
      message: expect.stringMatching(/数据目录.*pid \d+.*is in use by another/s),
    },
  })
})

test('a data folder is free again when it was closed', async () => {
  const dataFolder = await aFolder()
  await (await openMigrated(dataFolder)).close()
  const again = await openMigrated(dataFolder)
  await again.close()
  await again.close()
})

test('on a server, the lease of a worker that was killed is handed to another within its heartbeat', async () => {
  const server = await startPostgres()
  cleanUp.push(() => server.stop())
  const dataFolder = await aFolder()
  const worker = aWorker({ dataFolder, databaseUrl: server.url })
  await worker.said('holding')
  const database = await openMigrated(dataFolder, server.url)
  cleanUp.push(() => database.close())

  await worker.kill()
  const before = clock.monotonic()
  const { payload, queue } = await takeOver(database)
  const took = clock.monotonic() - before
  expect(payload).toEqual({ room: 1 })
  // Never before the heartbeat ran out, or a slow worker would be taken for a dead one.
  expect(took).toBeGreaterThan(5_000)
  expect(took).toBeLessThan(soonAfter(40_000))
  await queue.drain()
})
