import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plan } from '../../../src/app/plan/plan.ts'
import { NO_FILE } from '../../../src/contracts/law/schedule-file.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import { minutes } from '../../../src/core/time/duration.ts'
import { plannedProbes } from '../../build/probe-batches.ts'
import { copySchedules, type SchedulesCopy } from '../../build/schedules-copy.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { asProgram, type Harness, startHttp } from '../http/http-harness.ts'

let copy: SchedulesCopy
let harness: Harness
let call: Awaited<ReturnType<typeof asProgram>>

beforeEach(async () => {
  copy = await copySchedules()
  harness = await startHttp({ schedulesFolder: copy.folder })
  call = await asProgram(harness, 'administrator')
  await harness.transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    for (const id of ['one', 'two']) await records.rooms.save(aRoom({ id }))
  })
})
afterEach(async () => {
  await harness.app.close()
  await copy.remove()
})

/** A tick of the patrol, by the folder as it is now. */
const tick = (sweeps?: readonly string[]) => {
  const { schedules, clock, transactions } = harness
  const { law } = schedules
  return plan(
    {
      clock,
      transactions,
      identifiers: createFakeIdentifiers('plan'),
      law,
      judge: (session, facts) => judge(session, law(), facts),
      sweeps: schedules.sweeps,
      politeness: () => schedules.loaded().politeness,
    },
    sweeps === undefined ? {} : { sweeps },
  )
}
const probed = async (sweeps?: readonly string[]) =>
  plannedProbes(await tick(sweeps)).map(([roomId]) => roomId)

async function looked(roomId: string): Promise<void> {
  const at = harness.clock.now()
  const off = { state: 'off-air' as const, unseenReason: null, since: at, lastLookAt: at }
  await harness.transactions.run(({ roomBoard }) => roomBoard.saveStatus({ roomId, ...off }))
}

const lastAudit = () => harness.transactions.run(({ journal }) => journal.last())

const MINE = `# 只看广州
name: mine
titleZh: 广州加密
cron: "*/5 * * * * *"
rank: 90
window: null
scope: { regions: ["4401"] }
cadence: { probeSeconds: 5, watchSeconds: 3 }
`

describe('the list of sweeps', () => {
  test('says when, where, how often, and the days of a campaign in its year', async () => {
    const { items } = (await call('GET', '/api/v1/sweeps')).json()
    const named = (name: string) => items.find((one: { name: string }) => one.name === name)
    expect(named('daily')).toMatchObject({
      titleZh: '日常巡查',
      window: null,
      regions: [],
      probeSeconds: 10,
      watchSeconds: 5,
      runsToday: true,
      run: null,
    })
    expect(named('special-campaign')).toMatchObject({ runsToday: false, next: null })
    expect(items).toHaveLength(7)
  })
})

describe('a sweep that is changed through the program', () => {
  test('is checked, written, audited, in force at once, and taken back', async () => {
    const looked = await call('PUT', '/api/v1/sweeps/mine', {
      document: MINE,
      reason: '投诉集中',
      dryRun: true,
    })
    expect(looked.json()).toMatchObject({ changeId: null, sweep: null })
    const { draftId } = looked.json()
    const body = { document: MINE, reason: '投诉集中', expectedDraft: draftId }
    const saved = await call('PUT', '/api/v1/sweeps/mine', body)
    expect(saved.json().sweep).toMatchObject({ name: 'mine', rank: 90, regions: ['4401'] })
    expect(await copy.read('sweeps/mine.yaml')).toBe(MINE)
    expect(await lastAudit()).toMatchObject({
      who: 'program:administrator',
      why: '投诉集中',
      subjectId: 'sweep:mine',
    })
    expect(await probed(['mine'])).toEqual(['one', 'two'])

    const versions = await call('GET', '/api/v1/sweeps/mine/versions')
    expect(versions.json().items).toMatchObject([{ kind: 'sweep', why: '投诉集中' }])
    const undone = await call('POST', '/api/v1/sweeps/mine/undo', { reason: '写错了' })
    expect(undone.json()).toMatchObject({ sweep: null })
    expect((await call('GET', '/api/v1/sweeps/mine')).statusCode).toBe(404)
    const page = async (query: string) =>
      (await call('GET', `/api/v1/sweeps/mine/versions?limit=1${query}`)).json()
    const first = await page('')
    expect(first.items).toMatchObject([{ kind: 'undo' }])
    expect(await page(`&cursor=${first.nextCursor}`)).toMatchObject({
      items: [{ kind: 'sweep' }],
      nextCursor: null,
    })
    // The way back of calendars leaves sweeps alone.
    expect((await call('POST', '/api/v1/calendar/undo', { reason: 'x' })).statusCode).toBe(404)
  })

  test('is refused with its line as the file would be, and nothing is written', async () => {
    const bad = MINE.replace('rank: 90', 'rank: 0')
    const answer = await call('PUT', '/api/v1/sweeps/mine', { document: bad, reason: 'x' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail).toContain('rank')
    const mondays = MINE.replace('"*/5 * * * * *"', '"*/5 * * * * 1"')
    const idle = await call('PUT', '/api/v1/sweeps/mine', { document: mondays, reason: 'x' })
    expect(idle.statusCode).toBe(400)
    expect(idle.json().detail).toContain('一次也不触发')
    const other = await call('PUT', '/api/v1/sweeps/other', { document: MINE, reason: 'x' })
    expect(other.json().detail).toContain('第2行')
    expect((await call('GET', '/api/v1/sweeps/mine')).statusCode).toBe(404)
  })

  test('given as a value is written as people write it', async () => {
    const document = { ...(await asValue()), titleZh: '日常巡查(加密)' }
    const saved = await call('PUT', '/api/v1/sweeps/daily', { document, reason: '改名' })
    expect(saved.statusCode).toBe(200)
    expect(await copy.read('sweeps/daily.yaml')).toContain('titleZh: 日常巡查(加密)\n')
    expect((await call('GET', '/api/v1/sweeps/daily')).json()).toMatchObject({
      titleZh: '日常巡查(加密)',
      text: await copy.read('sweeps/daily.yaml'),
    })
  })

  test('is the work of administrators', async () => {
    const operator = await asProgram(harness, 'operator')
    const answer = await operator('PUT', '/api/v1/sweeps/mine', { document: MINE, reason: 'x' })
    expect(answer.statusCode).toBe(403)
  })
})

describe('a sweep that is saved', () => {
  test('is refused where somebody was faster than who edited it', async () => {
    const first = { document: MINE, reason: '新增', expectedVersion: NO_FILE }
    const made = await call('PUT', '/api/v1/sweeps/mine', first)
    expect(made.statusCode).toBe(200)
    const again = { ...first, document: MINE.replace('rank: 90', 'rank: 95') }
    expect((await call('PUT', '/api/v1/sweeps/mine', again)).statusCode).toBe(409)
    const { version } = (await call('GET', '/api/v1/sweeps/mine')).json()
    const save = (rank: number, expectedVersion: string) => {
      const document = MINE.replace('rank: 90', `rank: ${rank}`)
      return call('PUT', '/api/v1/sweeps/mine', { document, reason: '改级', expectedVersion })
    }
    const second = await save(91, version)
    expect(second.statusCode).toBe(200)
    const undo = { reason: '改回', expectedVersion: version }
    expect((await call('POST', '/api/v1/sweeps/mine/undo', undo)).statusCode).toBe(409)
    const late = await save(92, version)
    expect([late.statusCode, late.json().code]).toEqual([409, 'conflict'])
    expect((await save(93, second.json().version)).statusCode).toBe(200)
    expect((await call('GET', '/api/v1/sweeps/mine')).json()).toMatchObject({ rank: 93 })
  })

  test('over no room, or a platform that nobody has, is told with its line and what to do', async () => {
    const scope = 'scope: { regions: ["65"], platforms: ["mediaa.example"] }'
    const document = MINE.replace('scope: { regions: ["4401"] }', scope)
    const looked = await call('PUT', '/api/v1/sweeps/mine', {
      document,
      reason: 'x',
      dryRun: true,
    })
    expect(looked.json().warnings).toEqual([
      expect.stringMatching(/^sweeps\/mine\.yaml:7 scope 没有一个在册房间/),
      expect.stringMatching(/平台“mediaa\.example”.*是否应为“media\.example”/),
    ])
    const good = await call('PUT', '/api/v1/sweeps/mine', { document: MINE, reason: 'x' })
    expect(good.json().warnings).toEqual([])
  })
})

async function asValue(): Promise<Record<string, unknown>> {
  return {
    name: 'daily',
    titleZh: '日常巡查',
    cron: '*/10 * * * * *',
    window: null,
    scope: { stages: ['compulsory'] },
    cadence: { probeSeconds: 10, watchSeconds: 5 },
  }
}

describe('runs', () => {
  test('of a day open with a tick, advance, are paused and taken up again with who and why', async () => {
    // A Saturday morning.
    expect(await probed()).toEqual(['one', 'two'])
    await looked('one')
    await tick()
    const { items } = (await call('GET', '/api/v1/runs')).json()
    expect(items).toMatchObject([
      {
        id: 'weekend@2026-10-17',
        sweep: 'weekend',
        kind: 'scheduled',
        state: 'running',
        progress: { rooms: 2, looked: 1 },
        estimatedEnd: '2026-10-18T00:00:00+08:00',
      },
    ])
    const run = '/api/v1/runs/weekend@2026-10-17'
    const paused = await call('POST', `${run}/pause`, { reason: '平台检修' })
    expect(paused.json()).toMatchObject({ state: 'paused', estimatedEnd: null })
    expect(await lastAudit()).toMatchObject({
      who: 'program:administrator',
      why: '平台检修',
      subjectId: 'run:weekend@2026-10-17',
    })
    harness.clock.advance(minutes(1))
    // The daily patrol takes over what the weekend had.
    expect(await probed(['weekend'])).toEqual([])
    expect(await probed(['daily'])).toEqual(['two', 'one'])
    expect((await call('POST', `${run}/pause`, { reason: 'x' })).statusCode).toBe(409)
    await call('POST', `${run}/resume`, { reason: '检修完' })
    expect(await probed(['weekend'])).toEqual(['two', 'one'])
    expect((await call('GET', '/api/v1/sweeps')).json().items).toContainEqual(
      expect.objectContaining({
        name: 'weekend',
        run: expect.objectContaining({ state: 'running' }),
      }),
    )
  })

  test('rooms of a day on which everything was stopped are not patrolled', async () => {
    await tick()
    await call('POST', '/api/v1/runs/weekend@2026-10-17/stop', { reason: 'x' })
    await tick()
    await call('POST', '/api/v1/runs/daily@2026-10-17/stop', { reason: 'x' })
    harness.clock.advance(minutes(1))
    expect(await probed()).toEqual([])
  })
})

describe('a round', () => {
  test('looks at every room once, whichever sweep ticks, and says how far it is', async () => {
    const start = await call('POST', '/api/v1/sweeps/daily/run', { reason: '突击检查' })
    expect(start.statusCode).toBe(201)
    const { id } = start.json()
    expect(harness.enqueued).toContainEqual(
      expect.objectContaining({ stage: 'plan', payload: { sweeps: [] } }),
    )
    const again = await call('POST', '/api/v1/sweeps/daily/run', { reason: 'x' })
    expect(again.statusCode).toBe(409)
    expect(await probed([])).toEqual(['one', 'two'])
    harness.clock.advance(minutes(1))
    await looked('one')
    expect(await probed([])).toEqual(['two'])
    const half = (await call('GET', `/api/v1/runs/${id}`)).json()
    expect(half).toMatchObject({
      kind: 'manual',
      state: 'running',
      progress: { rooms: 2, looked: 1 },
      estimatedEnd: '2026-10-17T09:33:00+08:00',
    })
    await looked('two')
    await tick([])
    expect((await call('GET', `/api/v1/runs/${id}`)).json()).toMatchObject({
      state: 'finished',
      progress: { rooms: 2, looked: 2 },
    })
    expect((await call('POST', '/api/v1/sweeps/nobody/run', { reason: 'x' })).statusCode).toBe(404)
  })

  test('what is no run, no state and no reason is refused', async () => {
    expect((await call('GET', '/api/v1/runs/none')).statusCode).toBe(404)
    expect((await call('GET', '/api/v1/runs?state=asleep')).statusCode).toBe(400)
    expect((await call('POST', '/api/v1/runs/none/stop', {})).statusCode).toBe(400)
  })
})
