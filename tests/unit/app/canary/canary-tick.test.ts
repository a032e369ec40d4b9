import { expect, test } from 'vitest'
import { createCanaryReport } from '../../../../src/app/canary/canary-report.ts'
import { abandonCanary, canaryTick } from '../../../../src/app/canary/canary-tick.ts'
import { markCanary, unmarked } from '../../../../src/app/canary/marked-jobs.ts'
import { sightWords } from '../../../../src/core/canary/canary-figures.ts'
import { canaryRoomId } from '../../../../src/core/canary/canary-room.ts'
import type { CanarySense, CanaryShow } from '../../../../src/core/canary/canary-run.ts'
import { canaryRhythm } from '../../../../src/core/canary/follow-canary.ts'
import type { HeardMeans } from '../../../../src/core/canary/heard-means.ts'
import { randomFrom } from '../../../../src/core/seeded-random.ts'
import { type Duration, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { minus } from '../../../../src/core/time/instant.ts'
import type { Job } from '../../../../src/ports/job-queue.ts'
import { aStoredAlert, aStoredViolation } from '../../../build/database/database-rows.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const RHYTHM = canaryRhythm(minutes(30))

const NOT_TRIED: HeardMeans = { kind: 'not-tried', why: 'no-recogniser' }
const ABLE: HeardMeans = { kind: 'able', voice: 'clips', recogniser: 'one' }

function desk(random = randomFrom(4), means = NOT_TRIED) {
  const clock = createFakeClock(at('2026-11-28T03:00:00+08:00'))
  const pass = clock.advance
  const setBack = (by: Duration) => clock.setWall(minus(clock.now(), by))
  const transactions = createMemoryTransactions()
  const apart = createMemoryTransactions()
  const jobs: Job[] = []
  const shown: CanaryShow[] = []
  const deps = {
    clock,
    identifiers: createFakeIdentifiers('canary'),
    logger: silentLogger,
    random,
    rhythm: RHYTHM,
    stage: {
      prepare: async () => {},
      show: async (show: CanaryShow) => void shown.push(show),
    },
    origin: 'http://canary.invalid/',
    hearing: () => means,
    transactions,
    apart: { transactions: apart, empty: async () => {} },
    enqueue: async (more: readonly Job[]) => void jobs.push(...more),
  }
  const newReport = () =>
    createCanaryReport({ clock, transactions, rhythm: RHYTHM, hearing: () => means })
  const report = newReport()
  /** Ticks until it is so; each tick is ten seconds. */
  const tickUntil = async (state: string, sense: CanarySense = 'seen') => {
    for (let tick = 0; tick < 400; tick += 1) {
      pass(seconds(10))
      await canaryTick(deps)
      const newest = await transactions.run(({ canaries }) => canaries.newest(clock.now(), sense))
      if (newest?.state === state) return newest
    }
    throw new Error(`no canary came to be ${state}`)
  }
  return {
    deps,
    clock,
    pass,
    setBack,
    transactions,
    apart,
    jobs,
    shown,
    tickUntil,
    report,
    newReport,
  }
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

test('what is only heard has its turn besides what is seen, one at a time, and its miss is told apart', async () => {
  const { tickUntil, transactions, report, shown, deps } = desk(randomFrom(4), ABLE)
  const { id } = await tickUntil('on-air', 'heard')
  expect(shown.at(-1)).toMatchObject({ id, sense: 'heard' })
  const open = await transactions.run(({ canaries }) => canaries.open())
  expect(open.filter(({ state }) => state === 'on-air')).toHaveLength(1)
  await transactions.run(({ canaries }) => canaries.heard(id))
  await tickUntil('missed', 'heard')
  const { heard } = await report()
  expect(heard).toMatchObject({ sight: 'blind', reached: 'heard', lessons: 1, found: 0 })
  const last = await transactions.run(({ journal }) => journal.last())
  expect(last).toMatchObject({ data: { sense: 'heard', state: 'missed' } })
  expect(last?.why).toMatch(/可能听不见/)
  // Listening is asked for by the canary and is not forgotten over pictures.
  await canaryTick(deps)
  expect((await tickUntil('on-air', 'seen')).sense).toBe('seen')
})

test('where nobody can hear, nothing is spoken, and that is said', async () => {
  const { tickUntil, shown, report } = desk()
  await tickUntil('missed')
  await tickUntil('missed')
  expect(shown.every(({ sense }) => sense === 'seen')).toBe(true)
  expect((await report()).heard).toMatchObject({ sight: 'not-tried', why: 'no-recogniser' })
})

test('jobs of canaries are known by what they carry, and the stages are given what they expect', () => {
  const show = { id: 'c', kind: 'lesson', seed: 1, begunAt: 1, endsAt: 2 } as CanaryShow
  const [job] = markCanary([{ stage: 'probe', key: 'r', payload: { roomId: 'r' } }], show)
  expect(unmarked(job?.payload)).toEqual({ payload: { roomId: 'r' }, canary: show })
  expect(unmarked({ roomId: 'r' })).toEqual({ payload: { roomId: 'r' }, canary: null })
})

const finds = async ({ apart, clock, pass, tickUntil }: ReturnType<typeof desk>) => {
  const { id } = await tickUntil('on-air')
  const violation = { ...aStoredViolation(), id: `of ${id}`, roomId: canaryRoomId(id) }
  pass(seconds(20))
  await apart.run(async (records) => {
    await records.violations.save(violation)
    await records.alerts.save({
      ...aStoredAlert(),
      id: `of ${id}`,
      violationId: violation.id,
      roomId: violation.roomId,
      raisedAt: clock.now(),
    })
  })
  await tickUntil('found')
}

test('a clock that is set back makes nothing of long ago young: to be seeing, a lesson has to be found anew', async () => {
  const all = desk(() => 0.25)
  const { report, newReport, pass, setBack, deps, tickUntil } = all
  await finds(all)
  expect((await report()).figures.sight).toBe('seeing')
  pass(minutes(8 * 60))
  setBack(minutes(8 * 60))
  expect((await report()).figures.sight).toBe('stalled')
  // Now the lesson that was found lies in the future: nobody can say how long ago that was.
  setBack(minutes(60))
  pass(seconds(10))
  expect((await report()).figures.sight).toBe('stalled')
  expect((await newReport()()).figures).toMatchObject({ sight: 'unknown', lastFoundAt: null })
  // The future is no reason to let none out, and one that is found counts at once.
  await canaryTick(deps)
  await tickUntil('waiting')
  await finds(all)
  expect((await report()).figures.sight).toBe('seeing')
  // A process that starts only now cannot tell the two from each other by a clock that was set.
  expect((await newReport()()).figures.sight).toBe('unknown')
})

test('a program that is started over and over is not seeing for what was found long before', async () => {
  const all = desk()
  await finds(all)
  all.pass(minutes(101))
  expect((await all.newReport()()).figures.sight).toBe('unknown')
})

test('a lesson that nobody was asked to find is not missed; that nobody takes it is told', async () => {
  const { tickUntil, transactions, report, deps, pass } = desk()
  const { id } = await tickUntil('on-air')
  await transactions.run(({ canaries }) => canaries.letGo(id))
  await tickUntil('abandoned')
  const { figures } = await report()
  expect(figures).toMatchObject({ sight: 'stalled', reached: 'let-go', lessons: 0 })
  expect(sightWords(figures)?.zh).toMatch(/没有进程接手/)
  pass(seconds(10))
  await canaryTick(deps)
  expect((await tickUntil('on-air')).id).not.toBe(id)
})

test('of canaries that were left waiting one is let out', async () => {
  const { deps, transactions, clock } = desk()
  await canaryTick(deps)
  await transactions.run(async ({ canaries }) => {
    const [run] = await canaries.open()
    if (run === undefined) throw new Error('none waits')
    await canaries.save({ ...run, id: 'another', dueAt: clock.now() })
  })
  await abandonCanary(deps)
  expect(await transactions.run(({ canaries }) => canaries.open())).toHaveLength(1)
})
