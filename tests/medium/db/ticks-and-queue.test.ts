import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { hours, seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

describe.each([
  ['PGlite', openEmbedded],
  ['PostgreSQL', openOnServer],
])('ticks on %s', (_name, open) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened.close())

  test('a tick is given to one of those who ask at the same moment', async () => {
    const { ticks } = opened.database
    const tick = { name: 'daily', at: SATURDAY, claimedAt: SATURDAY, backfilled: false }
    const answers = await Promise.all([1, 2, 3, 4].map(() => ticks.claim(tick)))
    expect(answers.filter((mine) => mine)).toHaveLength(1)
    expect(await ticks.claim({ ...tick, name: 'other' })).toBe(true)
  })

  test('the last tick that was taken is known, whatever is forgotten', async () => {
    const { ticks } = opened.database
    const tick = { name: 'weekly', at: SATURDAY, claimedAt: SATURDAY, backfilled: true }
    expect(await ticks.last('weekly')).toBeNull()
    const later = plus(SATURDAY, hours(1))
    await ticks.claim({ ...tick, at: later })
    await ticks.claim(tick)
    expect(await ticks.last('weekly')).toBe(later)
    await ticks.prune(plus(later, seconds(1)))
    // Where it goes on from is never forgotten, however rarely it ticks; what was before may be taken again.
    expect(await ticks.last('weekly')).toBe(later)
    expect([await ticks.claim(tick), await ticks.claim({ ...tick, at: later })]).toEqual([
      true,
      false,
    ])
  })

  test('a tick that was claimed and never finished is given to one other, unless a later one was taken', async () => {
    const { ticks } = opened.database
    const tick = { name: 'hourly', at: SATURDAY, claimedAt: SATURDAY, backfilled: false }
    const claim = { claimedBefore: plus(SATURDAY, seconds(1)), claimedAt: plus(SATURDAY, hours(1)) }
    await ticks.claim(tick)
    expect(await ticks.takeOver('hourly', { ...claim, claimedBefore: SATURDAY })).toBeNull()
    const takers = await Promise.all([1, 2, 3].map(() => ticks.takeOver('hourly', claim)))
    expect(takers.filter((at) => at !== null)).toEqual([SATURDAY])
    const late = { claimedBefore: plus(SATURDAY, hours(9)), claimedAt: plus(SATURDAY, hours(9)) }
    await ticks.claim({ ...tick, at: plus(SATURDAY, seconds(2)) })
    await ticks.finish({ name: 'hourly', at: plus(SATURDAY, seconds(2)), doneAt: SATURDAY })
    expect(await ticks.takeOver('hourly', late)).toBeNull()
  })
})

test('guards against repetition are forgotten when they are old, and no sooner', async () => {
  const { database, close } = await openEmbedded()
  const mark = (id: string, at = SATURDAY) =>
    database.transactions.run(({ observationMarks }) => observationMarks.mark(id, at))
  await mark('old')
  await mark('new', plus(SATURDAY, hours(48)))
  await database.forgetGuards(plus(SATURDAY, hours(24)))
  expect([await mark('old'), await mark('new')]).toEqual([true, false])
  await close()
})

test('handing a job over inside a transaction is refused instead of waiting for ever', async () => {
  const { database, close } = await openEmbedded()
  const queue = createPgBossQueue({
    connection: database.queueConnection(),
    logger: silentLogger,
    clock: createSystemClock(),
  })
  await queue.start([
    {
      stage: 'record',
      concurrency: 1,
      heartbeat: seconds(10),
      policy: 'once',
      handler: async () => [],
    },
  ])
  const inside = database.transactions.run(() =>
    queue.enqueue([{ stage: 'record', key: 'x', payload: null }]),
  )
  await expect(inside).rejects.toThrow('finish the transaction first')
  await queue.enqueue([{ stage: 'record', key: 'x', payload: null }])
  await queue.drain()
  await queue.stop()
  await close()
})
