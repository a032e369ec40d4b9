import postgres from 'postgres'
import { expect, test } from 'vitest'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { openOnServer } from '../../build/database/database.ts'
import { patiently } from '../../build/patience.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

test('a job that this process leaves to others is taken all the same once it has been due for a minute', async () => {
  const { database, databaseUrl, close } = await openOnServer()
  const connection = database.queueConnection()
  const queue = createPgBossQueue({ connection, logger: silentLogger, clock: createSystemClock() })
  const worked: unknown[] = []
  await queue.start([
    {
      stage: 'probe',
      concurrency: 2,
      heartbeat: seconds(30),
      policy: 'exclusive',
      takesDemanding: () => false,
      handler: async (payload) => {
        worked.push(payload)
        return []
      },
    },
  ])
  const jobs = ['neglected', 'waits', 'plain'].map((key) => ({ stage: 'probe', key, payload: key }))
  await queue.enqueue(jobs.map((job) => ({ ...job, demanding: job.key !== 'plain' })))
  await patiently(() => expect(worked).toEqual(['plain']))

  const sql = postgres(databaseUrl ?? '', { max: 1 })
  await sql`update pgboss.job set start_after = now() - interval '61 seconds'
    where data->>'key' = 'neglected'`
  await patiently(() => expect(worked).toEqual(['plain', 'neglected']))
  const left = await sql`select data->>'key' as key from pgboss.job where state = 'created'`
  expect(left).toMatchObject([{ key: 'waits' }])
  await sql.end()
  await queue.stop()
  await close()
})
