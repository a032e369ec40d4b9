import { afterEach, expect, test, vi } from 'vitest'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { type Duration, hours, minutes, seconds } from '../../../src/core/time/duration.ts'
import { openEmbedded } from '../../build/database/database.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const realNow = Date.now.bind(Date)

/** The embedded database reads the wall clock through `Date.now`, so this is its clock too. */
function setClock(by: Duration): void {
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + by)
}

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([
  ['back by a minute', -minutes(1)],
  ['back by 59 minutes', -minutes(59)],
  ['back by three hours', -hours(3)],
  ['forward by a day', hours(24)],
])(
  'jobs that wait for their time, and jobs to be tried again, are worked though the clock is set %s',
  async (_how, by) => {
    const { database, close } = await openEmbedded()
    const clock = createSystemClock()
    const queue = createPgBossQueue({
      connection: database.queueConnection(),
      logger: silentLogger,
      clock,
    })
    const worked: unknown[] = []
    let failed = 0
    await queue.start([
      {
        stage: 'probe',
        concurrency: 2,
        heartbeat: seconds(30),
        policy: 'exclusive',
        handler: async (payload) => {
          if (payload === 'fails first' && failed === 0) {
            failed += 1
            throw new Error('this once')
          }
          worked.push(payload)
          return []
        },
      },
    ])
    await queue.enqueue([
      { stage: 'probe', key: 'delayed', payload: 'delayed', delay: seconds(2) },
      { stage: 'probe', key: 'failing', payload: 'fails first' },
    ])
    await vi.waitFor(() => expect(failed).toBe(1), 20_000)
    setClock(by as Duration)
    // An exclusive job that is never due would keep every later one of its room out.
    await vi.waitFor(() => expect(worked.toSorted()).toEqual(['delayed', 'fails first']), 30_000)
    await queue.enqueue([{ stage: 'probe', key: 'delayed', payload: 'next' }])
    await vi.waitFor(() => expect(worked).toContain('next'), 20_000)
    await queue.stop()
    await close()
  },
)

test('a clock that was set back while nobody ran holds up no job either', async () => {
  const { database, close } = await openEmbedded()
  const clock = createSystemClock()
  const worked: unknown[] = []
  const stage = {
    stage: 'probe',
    heartbeat: seconds(30),
    policy: 'exclusive' as const,
    handler: async (payload: unknown) => {
      worked.push(payload)
      return []
    },
  }
  const settings = { connection: database.queueConnection(), logger: silentLogger, clock }
  const before = createPgBossQueue(settings)
  await before.start([{ ...stage, concurrency: 0 }])
  await before.enqueue([{ stage: 'probe', key: 'room', payload: 'room', delay: seconds(1) }])
  await before.stop()
  setClock(-minutes(59) as Duration)
  const after = createPgBossQueue(settings)
  await after.start([{ ...stage, concurrency: 1 }])
  await vi.waitFor(() => expect(worked).toEqual(['room']), 30_000)
  await after.stop()
  await close()
})
