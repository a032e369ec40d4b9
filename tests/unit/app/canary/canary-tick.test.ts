import { expect, test } from 'vitest'
import { createCanaryReport } from '../../../../src/app/canary/canary-report.ts'
import { abandonCanary, canaryTick } from '../../../../src/app/canary/canary-tick.ts'
import { markCanary, unmarked } from '../../../../src/app/canary/marked-jobs.ts'
import { canaryRoomId } from '../../../../src/core/canary/canary-room.ts'
import type { CanaryShow } from '../../../../src/core/canary/canary-run.ts'
import { canaryRhythm } from '../../../../src/core/canary/follow-canary.ts'
import { randomFrom } from '../../../../src/core/seeded-random.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import type { Job } from '../../../../src/ports/job-queue.ts'
import { aStoredAlert, aStoredViolation } from '../../../build/database/database-rows.ts'
import { at } from '../../../build/violations.ts'
import { createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createHandClock } from '../../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const RHYTHM = canaryRhythm(minutes(30))

function desk() {
  const { clock, pass } = createHandClock(at('2026-11-28T03:00:00+08:00'))
  const transactions = createMemoryTransactions()
  const apart = createMemoryTransactions()
  const jobs: Job[] = []
  const shown: CanaryShow[] = []
  const deps = {
    clock,
    identifiers: createFakeIdentifiers('canary'),
    logger: silentLogger,
    random: randomFrom(4),
    rhythm: RHYTHM,
    stage: {
      prepare: async () => {},
      show: async (show: CanaryShow) => void shown.push(show),
    },
    origin: 'http://canary.invalid/',
    transactions,
    apart: { transactions: apart, empty: async () => {} },
    enqueue: async (more: readonly Job[]) => void jobs.push(...more),
  }
  const watch = { since: clock.now(), pause: RHYTHM.pause }
  const report = createCanaryReport({ clock, transactions, watch })
  /** Ticks until it is so; each tick is ten seconds. */
  const tickUntil = async (state: string) => {
    for (let tick = 0; tick < 100; tick += 1) {
      pass(seconds(10))
      await canaryTick(deps)
      const newest = await transactions.run(({ canaries }) => canaries.newest())
      if (newest?.state === state) return newest
    }
    throw new Error(`no canary came to be ${state}`)
  }
  return { deps, clock, pass, transactions, apart, jobs, shown, tickUntil, report }
}

test('a lesson that nobody finds makes the patrol blind, which is told and written into the journal', async () => {
  const { tickUntil, shown, jobs, transactions, report } = desk()
  await tickUntil('on-air')
  expect(shown).toHaveLength(1)
  await tickUntil('missed')
  expect(jobs.length).toBeGreaterThan(10)
  expect(new Set(jobs.map(({ stage }) => stage))).toEqual(new Set(['plan']))
  expect((await report()).figures).toMatchObject({ sight: 'blind', reached: 'nothing', recall: 0 })
  const last = await transactions.run(({ journal }) => journal.last())
  expect(last).toMatchObject({ type: 'system.changed', subjectId: 'canary' })
  expect(last?.why).toMatch(/没有被看见/)
})

test('its alert, written where canaries are, makes it found; nothing real is written but what came of it', async () => {
  const { tickUntil, apart, clock, transactions, report, pass } = desk()
  const run = await tickUntil('on-air')
  const roomId = canaryRoomId(run.id)
  pass(seconds(20))
  await apart.run(async (records) => {
    const violation = { ...aStoredViolation(), roomId }
    await records.violations.save(violation)
    await records.alerts.save({
      ...aStoredAlert(),
      violationId: violation.id,
      roomId,
      raisedAt: clock.now(),
    })
  })
  await tickUntil('found')
  const { figures, runs } = await report()
  expect(figures).toMatchObject({ sight: 'seeing', recall: 1, lessons: 1 })
  expect(figures.medianSeconds).toBeGreaterThan(0)
  expect(figures.medianSeconds).toBeLessThanOrEqual(30)
  expect(runs).toHaveLength(1)
  expect(await transactions.run(({ rooms }) => rooms.all())).toEqual([])
  expect(await transactions.run(({ journal }) => journal.last())).toBeNull()
})

test('what was on air when the program ended is no miss', async () => {
  const { tickUntil, deps, report } = desk()
  await tickUntil('on-air')
  await abandonCanary(deps)
  expect((await report()).figures).toMatchObject({ sight: 'unknown', lessons: 0 })
})

test('pictures that cannot be drawn are tried again, and told of when it goes on', async () => {
  const { deps, pass, report } = desk()
  const broken = {
    ...deps,
    stage: { ...deps.stage, prepare: () => Promise.reject(new Error('no browser')) },
  }
  for (let tick = 0; tick < 450; tick += 1) {
    pass(seconds(10))
    await canaryTick(broken).catch(() => {})
  }
  expect((await report()).figures.sight).toBe('stalled')
})

test('jobs of canaries are known by what they carry, and the stages are given what they expect', () => {
  const show = { id: 'c', kind: 'lesson', seed: 1, begunAt: 1, endsAt: 2 } as CanaryShow
  const [job] = markCanary([{ stage: 'probe', key: 'r', payload: { roomId: 'r' } }], show)
  expect(unmarked(job?.payload)).toEqual({ payload: { roomId: 'r' }, canary: show })
  expect(unmarked({ roomId: 'r' })).toEqual({ payload: { roomId: 'r' }, canary: null })
})
