import { describe, expect, it } from 'vitest'
import { cutOrder } from '../../../../src/contracts/cut.ts'
import { cutPower, shadowReport } from '../../../../src/contracts/cuts/cut-power.ts'
import type { AutomaticRecord } from '../../../../src/core/cuts/power/automatic-record.ts'
import { type CutRules, DEFAULT_CUT_RULES } from '../../../../src/core/cuts/power/cut-rules.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import { aRoom } from '../../../build/violations.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, NOW, seedViolation, TARGET } from '../http-harness.ts'

const start = pool()
const V1 = '/api/v1'
const CUT = `${V1}/violations/violation-1/cut`
const ORDER = { reason: '休息日开展学科培训', ban: true, until: null, dryRun: false }

async function startSeeded(cutRules?: CutRules) {
  const harness = await start(cutRules === undefined ? {} : { cutRules })
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}

type Started = Awaited<ReturnType<typeof startSeeded>>

async function person({ harness }: Started, name: string) {
  const password = await harness.account('operator', name)
  const { cookie, csrf } = await asBrowser(harness.app, name, password)
  return (url: string, payload: object) =>
    harness.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { cookie, 'x-csrf-token': csrf },
    })
}

describe('who would be hit', () => {
  it('is named by the dry run: rooms of the same stream, the same address, the same app', async () => {
    const { harness, call } = await startSeeded()
    await harness.transactions.run(async ({ rooms }) => {
      await rooms.save(
        aRoom({ cutTarget: TARGET, streamUrls: ['http://media.example/live/a.flv'] }),
      )
      const others = [
        aRoom({
          id: 'app',
          title: '英语',
          cutTarget: { ...TARGET, stream: 'english' },
          streamUrls: [],
        }),
        aRoom({ id: 'twin', title: '备用', cutTarget: TARGET, streamUrls: [] }),
        aRoom({ id: 'copy', title: '转播', streamUrls: ['http://media.example/live/a.flv'] }),
        aRoom({ id: 'far', title: '别家', streamUrls: ['http://else.example/live/b.flv'] }),
      ]
      for (const room of others) await rooms.save(room)
    })
    const dry = cutOrder.parse((await call('POST', CUT, { ...ORDER, dryRun: true })).json())
    expect(dry.hits?.map(({ kind, roomId }) => [kind, roomId])).toEqual([
      ['same-stream', 'twin'],
      ['same-address', 'copy'],
      ['same-app', 'app'],
    ])
    expect(dry.hits?.[0]).toMatchObject({ title: '备用', institutionName: '虚构数学培训机构' })
    expect(dry.viewers).toBeNull()
  })
})

const tight = (whenBlown: 'second-person' | 'refuse'): CutRules => ({
  ...DEFAULT_CUT_RULES,
  fuse: {
    ...DEFAULT_CUT_RULES.fuse,
    manual: { all: 1, platform: 100, region: 100 },
    whenBlown,
  },
})

async function blow(started: Started) {
  const order = (await started.call('POST', CUT, ORDER)).json()
  expect(order.state).toBe('approved')
  await started.harness.transactions.run(async ({ cutOrders }) => {
    const placed = await cutOrders.find(order.id)
    if (placed !== null) await cutOrders.save({ ...placed, status: 'failed', version: 2 })
  })
}

describe('a blown fuse', () => {
  it('is shown, asks for a second person, and is put back by a person who says why', async () => {
    const started = await startSeeded(tight('second-person'))
    await blow(started)
    const { call } = started
    const power = cutPower.parse((await call('GET', `${V1}/cuts/power`)).json())
    expect(power.blown).toMatchObject([{ id: 'manual:all', kind: 'manual', limit: 1 }])
    const order = cutOrder.parse((await call('POST', CUT, ORDER)).json())
    expect(order).toMatchObject({ state: 'requested', approval: { grounds: [{ ground: 'fuse' }] } })

    const reset = `${V1}/cuts/fuses/manual:all/reset`
    const program = await call('POST', reset, { reason: '集中整治' })
    expect(program.json()).toMatchObject({ code: 'not-allowed', status: 403 })
    const li = await person(started, 'li')
    expect((await li(reset, {})).statusCode).toBe(400)
    expect((await li(reset, { reason: '集中整治,已核对' })).json()).toEqual({ blown: [] })
    expect((await li(reset, { reason: '再来' })).json()).toMatchObject({ code: 'wrong-state' })
    const told = await started.harness.transactions.run(({ journal }) =>
      journal.ofSubject('fuse:manual:all'),
    )
    expect(told.map(({ who }) => who)).toEqual(['system', 'user:li'])
  })

  it('refuses every order where the file says so, and names the way out', async () => {
    const started = await startSeeded(tight('refuse'))
    await blow(started)
    const refused = await started.call('POST', CUT, ORDER)
    expect(refused.json()).toMatchObject({ code: 'fuse-blown', status: 409, where: 'manual:all' })
    expect((await started.call('POST', CUT, { ...ORDER, dryRun: true })).statusCode).toBe(200)
  })
})

it('after an undo the same room is not cut by one person alone', async () => {
  const { call } = await startSeeded()
  const order = (await call('POST', CUT, ORDER)).json()
  await call('POST', `${V1}/cuts/${order.id}/undo`, { reason: '误断' })
  const again = cutOrder.parse((await call('POST', CUT, ORDER)).json())
  expect(again).toMatchObject({
    state: 'requested',
    approval: { grounds: [{ ground: 'cooling-off', line: null }] },
  })
})

const COUNTDOWN: AutomaticRecord = {
  violationId: 'violation-1',
  roomId: 'room-1',
  region: '440100',
  rule: 'CAL-REST',
  subject: 'MAT',
  sweep: 'weekend',
  mode: 'on',
  state: 'countdown',
  beganAt: NOW,
  dueAt: plus(NOW, seconds(60)),
  sessionId: 's1',
  endedAt: null,
  stoppedBy: null,
  why: '倒计时',
  because: [],
  orderId: null,
}

describe('an automatic cut', () => {
  it('is seen with its seconds left and stopped without a word if need be', async () => {
    const { harness, call } = await startSeeded()
    await harness.transactions.run(({ cutPower: power }) => power.begin(COUNTDOWN))
    harness.clock.advance(seconds(13))
    const { automatic } = cutPower.parse((await call('GET', `${V1}/cuts/power`)).json())
    expect(automatic).toMatchObject([
      { state: 'countdown', secondsLeft: 47, roomTitle: '初三数学' },
    ])
    const stop = `${V1}/violations/violation-1/automatic-cut/stop`
    const stopped = await call('POST', stop, {})
    expect(stopped.json()).toMatchObject({ state: 'stopped', stoppedBy: 'program:operator' })
    expect((await call('POST', stop, {})).statusCode).toBe(200)
    const none = await call('POST', `${V1}/violations/none/automatic-cut/stop`, {})
    expect(none.statusCode).toBe(404)
  })

  it('in the shadow is reported by region, rule and subject', async () => {
    const { harness, call } = await startSeeded()
    await harness.transactions.run(async ({ cutPower: power }) => {
      await power.begin({ ...COUNTDOWN, mode: 'shadow' })
      await power.end({ ...COUNTDOWN, mode: 'shadow', state: 'ordered' })
    })
    await call('POST', `${V1}/violations/violation-1/dismiss`, { reason: '误报' })
    const report = shadowReport.parse((await call('GET', `${V1}/cuts/shadow`)).json())
    expect(report.groups).toMatchObject([
      { regionName: '广东省广州市', rule: 'CAL-REST', subject: 'MAT', disagreed: 1, notCut: 1 },
    ])
    const since = encodeURIComponent('2026-10-18T00:00:00+08:00')
    const later = await call('GET', `${V1}/cuts/shadow?since=${since}`)
    expect(later.json()).toMatchObject({ groups: [], cases: [] })
  })
})

describe('a wrong cut', () => {
  it('has a record: who says so, how long it lasted, how it was made good', async () => {
    const { harness, call } = await startSeeded()
    const order = (await call('POST', CUT, ORDER)).json()
    await harness.transactions.run(async ({ cutOrders }) => {
      const placed = await cutOrders.find(order.id)
      if (placed === null) return
      await cutOrders.save({ ...placed, status: 'verified', acceptedAt: NOW, version: 2 })
    })
    harness.clock.advance(seconds(90))
    const wrong = `${V1}/cuts/${order.id}/wrong`
    expect((await call('POST', `${wrong}/remedy`, { how: '致歉' })).json()).toMatchObject({
      code: 'wrong-state',
    })
    const marked = cutOrder.parse(
      (await call('POST', wrong, { reason: '实为家长会', undo: true })).json(),
    )
    expect(marked).toMatchObject({
      state: 'undone',
      wrong: { why: '实为家长会', markedBy: 'program:operator', seconds: 90, remedy: null },
    })
    expect((await call('POST', wrong, { reason: '再记' })).json()).toMatchObject({
      code: 'conflict',
    })
    await call('POST', `${wrong}/remedy`, { how: '电话致歉并延长其时段' })
    expect((await call('GET', `${V1}/cuts/shadow`)).json().wrong).toEqual({
      count: 1,
      automatic: 0,
      withoutRemedy: 0,
      stillOff: 0,
      seconds: 90,
    })
    const listed = (await call('GET', `${V1}/cuts/wrong`)).json()
    expect(listed.items).toMatchObject([
      { id: order.id, wrong: { remedy: { how: '电话致歉并延长其时段', by: 'program:operator' } } },
    ])
  })

  it('is none where nothing was ever carried out', async () => {
    const { call } = await startSeeded()
    const dry = (await call('POST', CUT, { ...ORDER, dryRun: true })).json()
    const refused = await call('POST', `${V1}/cuts/${dry.id}/wrong`, { reason: '误断' })
    expect(refused.json()).toMatchObject({ code: 'wrong-state', status: 409 })
  })
})
