import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { emptyJobs, MemoryJobQueue } from '../../fakes/memory-job-queue.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { describeJobQueue, type QueuesUnderTest } from './job-queue-suite.ts'

const clock = createSystemClock()

const onDatabase = ({ database, close }: TestDatabase): QueuesUnderTest => ({
  open: () =>
    createPgBossQueue({ connection: database.queueConnection(), logger: silentLogger, clock }),
  close,
})

describeJobQueue('in memory', async () => {
  const jobs = emptyJobs()
  return { open: () => new MemoryJobQueue(clock, jobs), close: async () => undefined }
})
describeJobQueue('pg-boss on PGlite', async () => onDatabase(await openEmbedded()))
describeJobQueue('pg-boss on PostgreSQL', async () => onDatabase(await openOnServer()))
