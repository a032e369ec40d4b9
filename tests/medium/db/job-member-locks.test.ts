import type { Db } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockMembers } from '../../../src/adapters/queue/job-members.ts'
import {
  openQueueDatabase,
  type QueueDatabase,
} from '../../../src/adapters/queue/queue-connection.ts'
import { openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { patiently } from '../../build/patience.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const JOB = '00000000-0000-4000-8000-000000000001'

let opened: TestDatabase
let queue: QueueDatabase

beforeAll(async () => {
  opened = await openOnServer()
  queue = openQueueDatabase(opened.database.queueConnection(), silentLogger)
  await queue.boss.start()
  await queue.sql(
    `insert into job_members (stage, member, job_id)
     select 'probe', member, $1::uuid from unnest(array['c', 'a', 'b']) as member`,
    [JOB],
  )
})

afterAll(async () => {
  await queue.boss.stop({ graceful: false })
  await opened.close()
})

const touched = (members: readonly string[]) =>
  members.map((member) => ({ stage: 'probe', member }))

const waiting = () =>
  queue.sql<{ pid: number }>(
    `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%job_members%'`,
    [],
  )

test.each<[string, (db: Db) => Promise<void>]>([
  ['taken into hand', (db) => lockMembers(db, touched(['c', 'b', 'a']), null)],
  ['parted with', (db) => lockMembers(db, [], { jobId: JOB, members: ['c', 'b', 'a'] })],
  ['parted with whole', (db) => lockMembers(db, [], { jobId: JOB, members: null })],
  ['both', (db) => lockMembers(db, touched(['c', 'a']), { jobId: JOB, members: ['b'] })],
])(
  'rooms that are %s are locked in one order, so that no two batches wait for each other',
  async (_, lock) => {
    const release = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const holder = queue.inTransaction(async (db) => {
      await db.executeSql(`select 1 from job_members where member = 'b' for update`)
      held.resolve()
      await release.promise
    })
    await held.promise
    const locker = queue.inTransaction(lock)
    await patiently(async () => expect(await waiting()).toHaveLength(1))
    const free = await queue.sql<{ member: string }>(
      'select member from job_members for update skip locked',
      [],
    )
    expect(free).toEqual([{ member: 'c' }])
    release.resolve()
    await Promise.all([holder, locker])
  },
)

test('rooms in other hands are not read through when some are taken and parted with', async () => {
  const plan: unknown[] = []
  await queue.inTransaction(async (db) => {
    await db.executeSql(
      `insert into job_members (stage, member, job_id)
       select 'watch', 'room ' || number, gen_random_uuid() from generate_series(1, 5000) as number`,
    )
    await db.executeSql('analyze job_members')
    const explaining: Db = {
      executeSql: async (text, values) => {
        const isLooked = text.includes('job_members')
        const answer = await db.executeSql(isLooked ? `explain ${text}` : text, values)
        if (isLooked) plan.push(...answer.rows)
        return answer
      },
    }
    await lockMembers(explaining, touched(['c', 'b']), { jobId: JOB, members: ['a'] })
    await db.executeSql(`delete from job_members where stage = 'watch'`)
  })
  const told = JSON.stringify(plan)
  expect(told).toContain('Index')
  expect(told).not.toContain('Seq Scan on job_members')
})
