import { expect, onTestFinished, test } from 'vitest'
import { createLivedTime } from '../../../src/app/retention/keep-lived-time.ts'
import { createClosers } from '../../../src/compose/closers.ts'
import { openLegalTime } from '../../../src/compose/law/legal-time.ts'
import { openWatchers } from '../../../src/compose/open/open-watchers.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { patiently } from '../../build/patience.ts'
import { aSweep } from '../../build/sweeps.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { pool } from './harness-pool.ts'
import { asProgram, NOW, seedViolation } from './http-harness.ts'

const start = pool()

const EVERY_MINUTE = aSweep({ name: 'default', cadence: { probeSeconds: 60, watchSeconds: 5 } })
const STORE = { place: 'memory', trouble: null, waiting: 0, inMemory: 0, lost: 0, lostFiles: [] }

async function watchedServer() {
  const { clock, pass, asleep } = createHandClock(NOW)
  const transactions = createMemoryTransactions()
  const legal = await openLegalTime(SCHEDULES_FOLDER)
  if (!legal.ok) throw new Error(legal.fault.message)
  const closers = createClosers(silentLogger, clock)
  const watchers = await openWatchers(
    { clock, logger: silentLogger, closers },
    {
      transactions,
      keepLived: createLivedTime({ clock, transactions }),
      database: { space: () => null },
    },
    { ...legal.value, sweeps: () => [EVERY_MINUTE] },
    { state: () => STORE },
    true,
  )
  onTestFinished(() => closers.closeAll())
  const harness = await start({
    transactions,
    deps: (deps) => ({
      ...deps,
      system: { ...deps.system, ...watchers, parts: async () => watchers.parts() },
    }),
  })
  // The clock keeper, the patrol's watch and that of its goals.
  const settled = () => patiently(() => expect(asleep()).toBe(3))
  return { harness, clock, pass, settled }
}

test('a room that nobody looked at in time is told by the probe, the metrics and the wall', async () => {
  const { harness, clock, pass, settled } = await watchedServer()
  const { app, transactions } = harness
  const ready = async () => (await app.inject({ url: '/readyz' })).json()
  const metrics = async () => (await app.inject({ url: '/metrics' })).body
  await seedViolation(harness)
  await settled()
  pass(seconds(10))
  await settled()
  expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200)
  expect(await metrics()).toContain('xuncha_rooms_overdue{reason="late"} 0')

  pass(seconds(400))
  await settled()
  expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503)
  expect((await ready()).parts).toContainEqual(
    expect.objectContaining({
      name: 'patrol',
      ready: false,
      detail: expect.stringMatching(/1 间应巡.*1 间逾期.*oldest look 6 min 40 s ago/),
    }),
  )
  const told = await metrics()
  expect(told).toContain('xuncha_rooms_due 1')
  expect(told).toContain('xuncha_rooms_overdue{reason="late"} 1')
  expect(told).toContain('xuncha_oldest_look_seconds 400')
  expect(told).toContain('xuncha_part_ready{part="patrol"} 0')

  const call = await asProgram(harness)
  const asked = (await call('GET', '/api/v1/system')).json()
  expect(asked.ready).toBe(false)
  expect(asked.notices).toContainEqual({
    code: 'rooms-overdue',
    zh: expect.stringContaining('1间应巡直播间中1间逾期未看'),
    en: expect.stringContaining('not looked at is not clean'),
  })

  await transactions.run((records) =>
    records.roomBoard.saveStatus({
      roomId: 'room-1',
      state: 'violating',
      unseenReason: null,
      since: NOW,
      lastLookAt: clock.now(),
    }),
  )
  pass(seconds(10))
  await settled()
  expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200)
  expect((await call('GET', '/api/v1/system')).json().notices).not.toContainEqual(
    expect.objectContaining({ code: 'rooms-overdue' }),
  )
})
