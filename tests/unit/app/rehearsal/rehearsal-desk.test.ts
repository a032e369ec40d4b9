import { expect, test } from 'vitest'
import {
  createRehearsalDesk,
  type Rehearser,
} from '../../../../src/app/rehearsal/rehearsal-desk.ts'
import { jurisdictionOf } from '../../../../src/core/access/jurisdiction.ts'
import { fail, succeed } from '../../../../src/core/fault.ts'
import type { DrillFacts } from '../../../../src/core/rehearsal/score.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { type Instant, parseInstant } from '../../../../src/core/time/instant.ts'
import type {
  RehearsalStage,
  RunningStage,
} from '../../../../src/ports/rehearsal/rehearsal-stage.ts'
import { patiently } from '../../../build/patience.ts'
import { createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createHandClock } from '../../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const NOW = parseInstant('2026-10-17T09:30:00+08:00') as Instant
const FACTS: DrillFacts = {
  leads: [{ id: 'lead', roomTitle: '初三数学', openedAt: NOW, lesson: true }],
  acts: [{ person: 'wu', leadId: 'lead', at: NOW, kind: 'confirmed' }],
  verifiedCuts: [],
}

const person = (name: string, leads: boolean, ...regions: string[]): Rehearser => ({
  name,
  leads,
  regions,
  jurisdiction: jurisdictionOf(regions),
})
const LI = person('li', true, '4401')
const WU = person('wu', false, '440106')
const FOREIGN = person('zhou', true, '4403')
const PROVINCE = person('chen', true)

function open(start?: RehearsalStage['start']) {
  const { clock, pass, asleep } = createHandClock(NOW)
  const transactions = createMemoryTransactions()
  const stopped: string[] = []
  const died = Promise.withResolvers<string>()
  const stage: RunningStage = {
    relay: async () => ({ status: 200, headers: {}, body: (async function* () {})() }),
    people: () => ['li', 'wu'],
    facts: async () => FACTS,
    gone: died.promise,
    stop: async () => void stopped.push('stopped'),
  }
  const desk = createRehearsalDesk({
    clock,
    transactions,
    identifiers: createFakeIdentifiers(),
    logger: silentLogger,
    stage: { start: start ?? (async () => succeed(stage)) },
    node: 'here',
    isAlive: () => true,
  })
  const running = () => patiently(async () => expect(asleep()).toBe(1))
  const over = () =>
    patiently(async () => expect((await desk.results(LI))[0]?.endedAt).toBeTypeOf('number'))
  return { desk, pass, stopped, died, transactions, running, over }
}

test('a rehearsal ends by itself after its minutes, and everybody who took part has a sheet', async () => {
  const { desk, pass, stopped, running, over } = open()
  expect(await desk.start(LI, 10)).toEqual(succeed(null))
  await running()
  expect((await desk.view(WU)).state).toBe('running')
  expect((await desk.start(PROVINCE, 10)).ok).toBe(false)
  pass(minutes(10))
  await over()
  expect(stopped).toEqual(['stopped'])
  const [ended] = await desk.results(LI)
  expect(ended).toMatchObject({ end: 'time', startedBy: 'li', endedAt: NOW + minutes(10) })
  expect(ended?.sheets.map((sheet) => [sheet.person, sheet.points])).toEqual([
    ['li', null],
    ['wu', 60],
  ])
})

test('who leads reads every sheet of his places, anybody else his own, and other places learn nothing', async () => {
  const { desk, running } = open()
  await desk.start(LI, 10)
  await running()
  expect(await desk.view(FOREIGN)).toEqual({ state: 'elsewhere', current: null, endsAt: null })
  expect((await desk.stop(FOREIGN)).ok).toBe(false)
  const asked = { method: 'GET', path: '/violations', headers: {}, body: null }
  expect((await desk.relay(FOREIGN, asked)).ok).toBe(false)
  expect((await desk.relay(WU, asked)).ok).toBe(true)
  await desk.stop(PROVINCE)
  expect((await desk.results(WU))[0]?.sheets.map((sheet) => sheet.person)).toEqual(['wu'])
  expect(await desk.results(FOREIGN)).toEqual([])
  expect((await desk.results(PROVINCE))[0]?.sheets).toHaveLength(2)
  expect((await desk.view(LI)).state).toBe('idle')
})

test('what cannot start says which part is missing, and the next may be begun', async () => {
  const { desk, over } = open(async () => fail('internal', '媒体服务器无法启动。No media server.'))
  await desk.start(LI, 10)
  await over()
  expect((await desk.results(LI))[0]).toMatchObject({
    end: 'failed',
    trouble: '媒体服务器无法启动。No media server.',
  })
  expect((await desk.start(LI, 10)).ok).toBe(true)
})

test('a program that dies in the middle is told as that, without a score', async () => {
  const { desk, died, running, over } = open()
  await desk.start(LI, 10)
  await running()
  died.resolve('内存不足。Out of memory.')
  await over()
  expect((await desk.results(LI))[0]).toMatchObject({
    end: 'failed',
    trouble: '内存不足。Out of memory.',
    sheets: [],
  })
})

test('of a rehearsal the records of the house keep its sheet and nothing else', async () => {
  const { desk, running, transactions } = open()
  await desk.start(LI, 10)
  await running()
  await desk.stop(LI)
  const kept = await transactions.run(async (records) => ({
    violations: (await records.violations.list({}, { limit: 10, cursor: null })).items,
    alerts: (await records.alerts.list({ limit: 10, cursor: null })).items,
    rooms: await records.rooms.all(),
    institutions: await records.institutions.all(),
    journal: await records.journal.after(0, 10),
    rehearsals: (await records.rehearsals.latest(10)).length,
  }))
  expect(kept).toEqual({
    violations: [],
    alerts: [],
    rooms: [],
    institutions: [],
    journal: [],
    rehearsals: 1,
  })
})

test('what a process held that is gone was interrupted, and does not bar the next', async () => {
  const { desk, running, transactions } = open()
  await desk.start(LI, 10)
  await running()
  const { clock } = createHandClock(NOW)
  const after = createRehearsalDesk({
    clock,
    transactions,
    identifiers: createFakeIdentifiers('later'),
    logger: silentLogger,
    stage: { start: async () => fail('internal', 'none') },
    node: 'here after another start',
    isAlive: () => false,
  })
  expect((await after.view(LI)).state).toBe('idle')
  expect((await after.results(LI))[0]?.end).toBe('interrupted')
  expect((await after.start(LI, 10)).ok).toBe(true)
})
