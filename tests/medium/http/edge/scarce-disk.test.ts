import { expect, onTestFinished, test } from 'vitest'
import { createLivedTime } from '../../../../src/app/retention/keep-lived-time.ts'
import { createClosers } from '../../../../src/compose/closers.ts'
import { openLegalTime } from '../../../../src/compose/law/legal-time.ts'
import { openWatchers } from '../../../../src/compose/open/open-watchers.ts'
import { baseParts } from '../../../../src/compose/readiness.ts'
import type { DataSpace } from '../../../../src/core/data-space.ts'
import { SCHEDULES_FOLDER } from '../../../build/law.ts'
import { createHandClock } from '../../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, NOW } from '../http-harness.ts'

const start = pool()

const MEBIBYTE = 1024 * 1024
const STORE = { place: 'memory', trouble: null, waiting: 0, inMemory: 0, lost: 0, lostFiles: [] }

/** A program whose disk is what the test says. */
async function onDisk(space: () => DataSpace | null, trouble: () => string | null = () => null) {
  const { clock } = createHandClock(NOW)
  const transactions = createMemoryTransactions()
  const legal = await openLegalTime(SCHEDULES_FOLDER)
  if (!legal.ok) throw new Error(legal.fault.message)
  const closers = createClosers(silentLogger, clock)
  const watchers = await openWatchers(
    { clock, logger: silentLogger, closers },
    { transactions, keepLived: createLivedTime({ clock, transactions }), database: { space } },
    { ...legal.value, sweeps: () => [] },
    { state: () => STORE },
    false,
  )
  onTestFinished(() => closers.closeAll())
  const parts = async () => [
    ...(await baseParts({
      database: { kind: 'pglite', trouble: async () => trouble() },
      queue: { trouble: () => null },
      news: null,
      looks: { held: () => 0, dropped: () => 0 },
    })),
    ...watchers.parts(),
  ]
  const harness = await start({
    transactions,
    deps: (deps) => ({ ...deps, system: { ...deps.system, ...watchers, parts } }),
  })
  const call = await asProgram(harness)
  return {
    ready: () => harness.app.inject({ url: '/readyz' }),
    metrics: async () => (await harness.app.inject({ url: '/metrics' })).body,
    system: async () => (await call('GET', '/api/v1/system')).json(),
  }
}

const scarce = expect.objectContaining({ code: 'disk-scarce' })

test('a disk that becomes full is told while the patrol still writes, and no longer once there is room', async () => {
  let freeBytes = 1024 * MEBIBYTE
  const { ready, metrics, system } = await onDisk(() => ({ folder: '/srv/xuncha', freeBytes }))
  expect((await system()).notices).not.toContainEqual(scarce)
  expect(await metrics()).toContain('xuncha_data_free_bytes 1073741824\n')

  freeBytes -= 1
  const told = {
    code: 'disk-scarce',
    zh: '数据目录 /srv/xuncha 所在磁盘只剩 1023 MB（低于 1024 MB）：低于 48 MB 时数据库停止写入',
    en: 'the disk of the data folder /srv/xuncha has 1023 MB left (below 1024 MB): below 48 MB the database is not written',
  }
  expect((await system()).notices).toContainEqual(told)
  expect(await metrics()).toContain('xuncha_data_free_bytes 1073741823\n')
  const probe = await ready()
  expect(probe.statusCode).toBe(200)
  expect(probe.json().notices).toContainEqual(told)

  freeBytes += 1
  expect((await system()).notices).not.toContainEqual(scarce)
})

test('a database that stopped writing for want of room makes the program unready and says why', async () => {
  let freeBytes = 47 * MEBIBYTE
  const full = '磁盘已满，数据库写不进去 the database cannot write, disk full (47 MB free)'
  const { ready, metrics } = await onDisk(
    () => ({ folder: '/srv/xuncha', freeBytes }),
    () => (freeBytes < 64 * MEBIBYTE ? full : null),
  )
  const probe = await ready()
  expect(probe.statusCode).toBe(503)
  expect(probe.json().parts).toContainEqual(
    expect.objectContaining({
      name: 'database',
      ready: false,
      words: { zh: `连不上：${full}`, en: `away: ${full}` },
    }),
  )
  expect(probe.json().notices).toContainEqual(scarce)
  expect(await metrics()).toContain('xuncha_part_ready{part="database"} 0')

  freeBytes = 64 * MEBIBYTE
  expect((await ready()).statusCode).toBe(200)
  expect(await metrics()).toContain('xuncha_part_ready{part="database"} 1')
})

test.each([
  ['a database on a server knows its own disk', null],
  [
    'a file system that says nothing is no full one',
    { folder: '/srv/xuncha', freeBytes: Number.POSITIVE_INFINITY },
  ],
])('%s: no notice and no figure', async (_, space) => {
  const { metrics, system } = await onDisk(() => space)
  expect((await system()).notices).not.toContainEqual(scarce)
  expect(await metrics()).not.toMatch(/^xuncha_data_free_bytes/m)
})
