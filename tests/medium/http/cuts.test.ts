import { describe, expect, it } from 'vitest'
import { cutOrder } from '../../../src/contracts/cut.ts'
import { listedCut } from '../../../src/contracts/cuts/cut-list.ts'
import { listOf } from '../../../src/contracts/list.ts'
import { type CutRules, DEFAULT_CUT_RULES } from '../../../src/core/cuts/power/cut-rules.ts'
import { asAdministrator, asBrowser } from '../../build/as-browser.ts'
import { aRoom } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram, PUBLISHER, seedViolation, TARGET } from './http-harness.ts'

const start = pool()
const CUT = '/api/v1/violations/violation-1/cut'
const ORDER = { reason: '休息日开展学科培训', ban: true, until: null, dryRun: false }

const TWO_PEOPLE: CutRules = {
  ...DEFAULT_CUT_RULES,
  secondPerson: [{ line: 14, regions: ['440100'], platforms: [], hours: [], viewersFrom: null }],
}

async function startSeeded(change?: Parameters<typeof start>[0]) {
  const harness = await start(change)
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}

describe('ordering a cut', () => {
  it('writes the order down with its expected publisher and hands it to the cut stage', async () => {
    const { harness, call } = await startSeeded()
    const response = await call('POST', CUT, ORDER)
    expect(response.statusCode).toBe(201)
    const order = cutOrder.parse(response.json())
    expect(order).toMatchObject({
      state: 'approved',
      expectedPublisher: PUBLISHER,
      requestedBy: 'program:operator',
      dryRun: false,
    })
    expect(harness.enqueued).toEqual([
      { stage: 'cut', key: order.id, payload: { cutOrderId: order.id } },
    ])
    expect(harness.platform.calls).toEqual([])
    const shown = (await call('GET', '/api/v1/violations/violation-1')).json()
    expect(shown.cut).toEqual({ id: order.id, state: 'approved' })
  })

  it('plans without doing anything when asked for a dry run', async () => {
    const { harness, call } = await startSeeded()
    const response = await call('POST', CUT, { ...ORDER, dryRun: true })
    expect(response.statusCode).toBe(200)
    const order = cutOrder.parse(response.json())
    expect(order).toMatchObject({ dryRun: true, state: 'requested' })
    expect(order.plan.map(({ zh }) => zh)[0]).toContain('live/maths')
    expect(harness.enqueued).toEqual([])
    expect((await call('GET', '/api/v1/violations/violation-1')).json().cut).toBeNull()
    expect((await call('POST', CUT, ORDER)).statusCode).toBe(201)
  })

  it('refuses a second order while one is in force', async () => {
    const { harness, call } = await startSeeded()
    await call('POST', CUT, ORDER)
    expect((await call('POST', CUT, ORDER)).json()).toMatchObject({ code: 'conflict', status: 409 })
    expect(harness.enqueued).toHaveLength(1)
  })
})

describe('an order that would miss its stream', () => {
  it('refuses when someone else publishes than the preview showed', async () => {
    const { harness, call } = await startSeeded()
    const preview = cutOrder.parse((await call('POST', CUT, { ...ORDER, dryRun: true })).json())
    const seen = { ...ORDER, expectedSessionId: preview.expectedPublisher?.sessionId ?? null }
    harness.platform.leave(TARGET)
    harness.platform.publish(TARGET, { ...PUBLISHER, sessionId: 'somebody-else' })
    expect((await call('POST', CUT, seen)).json()).toMatchObject({ code: 'cut-target-changed' })
    expect(harness.enqueued).toEqual([])
  })

  it('refuses where there is nothing to cut, nobody to cut, or no way to know', async () => {
    const { harness, call } = await startSeeded()
    harness.platform.breakNetwork(true)
    expect((await call('POST', CUT, ORDER)).json()).toMatchObject({
      code: 'cut-unreachable',
      status: 502,
    })
    harness.platform.breakNetwork(false)
    harness.platform.leave(TARGET)
    expect((await call('POST', CUT, ORDER)).json()).toMatchObject({ code: 'wrong-state' })
    await harness.transactions.run((records) => records.rooms.save(aRoom({ cutTarget: null })))
    expect((await call('POST', CUT, ORDER)).json()).toMatchObject({ code: 'no-cut-target' })
    expect(harness.enqueued).toEqual([])
  })

  it('refuses an end of the ban that lies behind, and a cut of what was dismissed', async () => {
    const { call } = await startSeeded()
    const past = { ...ORDER, until: '2020-01-01T00:00:00+08:00' }
    expect((await call('POST', CUT, past)).json()).toMatchObject({ code: 'bad-request' })
    const dismiss = '/api/v1/violations/violation-1/dismiss'
    const { id } = (await call('POST', CUT, ORDER)).json()
    // Who dismisses what was cut is told, so that he can undo it.
    expect((await call('POST', dismiss, { reason: '误报' })).json().followed).toMatchObject([
      { kind: 'cut', id, undoable: true },
      { kind: 'letter', id: null },
      { kind: 'card', id: null },
    ])
    expect((await call('POST', CUT, ORDER)).json()).toMatchObject({ code: 'wrong-state' })
  })
})

describe('the second person', () => {
  it('lets the cut go, and is never the first one', async () => {
    const { harness, call } = await startSeeded({ cutRules: TWO_PEOPLE })
    const order = (await call('POST', CUT, ORDER)).json()
    expect(order).toMatchObject({
      state: 'requested',
      approval: { grounds: [{ ground: 'rule', line: 14 }], ended: null },
    })
    expect(harness.enqueued).toEqual([])
    const approve = `/api/v1/cuts/${order.id}/approve`
    const self = await call('POST', approve, { reason: '同意' })
    expect(self.json()).toMatchObject({ code: 'not-allowed', status: 403 })
    const program = await asProgram(harness, 'administrator')
    const byToken = await program('POST', approve, { reason: '同意' })
    expect(byToken.json()).toMatchObject({ code: 'not-allowed', where: 'who' })
    const second = await asAdministrator(harness)
    expect((await second('POST', approve, { reason: '同意' })).json()).toMatchObject({
      state: 'approved',
      approvedBy: 'user:boss',
      approvedAt: '2026-10-17T09:31:00+08:00',
    })
    expect(harness.enqueued).toHaveLength(1)
    expect((await second('POST', approve, { reason: '同意' })).statusCode).toBe(409)
  })
})

describe('the second person, by whatever names', () => {
  it('is not the one who made the token that asked', async () => {
    const { harness } = await startSeeded({ cutRules: TWO_PEOPLE })
    const [boss, li] = [await asAdministrator(harness), await asAdministrator(harness, 'li')]
    const made = await boss('POST', '/api/v1/tokens', {
      name: '脚本',
      role: 'operator',
      reason: '夜间脚本',
    })
    expect(made.statusCode, made.body).toBe(201)
    const order = await harness.app.inject({
      method: 'POST',
      url: CUT,
      payload: ORDER,
      headers: { authorization: `Bearer ${made.json().token}` },
    })
    expect(order.json()).toMatchObject({ state: 'requested', requestedBy: 'program:脚本' })
    const approve = `/api/v1/cuts/${order.json().id}/approve`
    const own = await boss('POST', approve, { reason: '同意' })
    expect(own.json()).toMatchObject({ code: 'not-allowed', status: 403 })
    expect((await li('POST', approve, { reason: '同意' })).json()).toMatchObject({
      state: 'approved',
      approvedBy: 'user:li',
    })
  })

  it('is not who made the account that asked, or set its password, for a week', async () => {
    const { harness } = await startSeeded({ cutRules: TWO_PEOPLE })
    const [boss, li] = [await asAdministrator(harness), await asAdministrator(harness, 'li')]
    const given = { name: '新人', role: 'operator', regions: [], reason: '新同事' }
    const { password } = (await boss('POST', '/api/v1/users', given)).json()
    const due = await asBrowser(harness.app, '新人', password)
    const next = '清晨的操场上没有人 2026'
    const changed = await harness.app.inject({
      method: 'POST',
      url: '/api/v1/session/password',
      headers: { cookie: due.cookie, 'x-csrf-token': due.csrf },
      payload: { current: password, password: next },
    })
    expect(changed.statusCode).toBe(204)
    const approve = async (id: string) => {
      const { cookie, csrf } = await asBrowser(harness.app, '新人', next)
      const headers = { cookie, 'x-csrf-token': csrf }
      const url = `/api/v1/cuts/${id}/approve`
      return harness.app.inject({ method: 'POST', url, headers, payload: { reason: '同意' } })
    }
    const order = (await boss('POST', CUT, ORDER)).json()
    const own = await approve(order.id)
    expect(own.json()).toMatchObject({ status: 403, where: 'requestedBy' })
    await boss('POST', `/api/v1/cuts/${order.id}/decline`, { reason: '撤回' })
    const others = (await li('POST', CUT, ORDER)).json()
    expect((await approve(others.id)).json()).toMatchObject({ approvedBy: 'user:新人' })
  })
})

describe('a request that is not approved', () => {
  it('is void after its time, and then holds up no new order', async () => {
    const { harness, call } = await startSeeded({ cutRules: TWO_PEOPLE })
    const order = (await call('POST', CUT, ORDER)).json()
    harness.clock.advance(DEFAULT_CUT_RULES.approvalWithin)
    const second = await asAdministrator(harness)
    const late = await second('POST', `/api/v1/cuts/${order.id}/approve`, { reason: '同意' })
    expect(late.json()).toMatchObject({ code: 'approval-expired', status: 409 })
    expect(harness.enqueued).toEqual([])
    expect((await call('POST', CUT, ORDER)).statusCode).toBe(201)
  })

  it('is taken back by who asked, or turned down by another', async () => {
    const { harness, call } = await startSeeded({ cutRules: TWO_PEOPLE })
    const second = await asAdministrator(harness)
    for (const [who, how] of [
      [call, 'withdrawn'],
      [second, 'declined'],
    ] as const) {
      const order = (await call('POST', CUT, ORDER)).json()
      const power = (await call('GET', '/api/v1/cuts/power')).json()
      expect(power.waiting).toMatchObject([{ order: { id: order.id }, roomTitle: '初三数学' }])
      const ended = await who('POST', `/api/v1/cuts/${order.id}/decline`, { reason: '证据不足' })
      expect(ended.json()).toMatchObject({ state: 'not-approved', approval: { ended: { how } } })
      const approve = await second('POST', `/api/v1/cuts/${order.id}/approve`, { reason: '同意' })
      expect(approve.json()).toMatchObject({ code: 'wrong-state' })
    }
    expect(harness.enqueued).toEqual([])
  })
})

describe('the way back', () => {
  it('lifts the ban and says so in the order', async () => {
    const { harness, call } = await startSeeded()
    const order = (await call('POST', CUT, ORDER)).json()
    const undone = (await call('POST', `/api/v1/cuts/${order.id}/undo`, { reason: '误断' })).json()
    expect(undone).toMatchObject({
      state: 'undone',
      steps: [{ step: 'unban', outcome: 'accepted' }],
    })
    expect(harness.platform.calls).toEqual(['unban live/maths'])
    const again = await call('POST', `/api/v1/cuts/${order.id}/undo`, { reason: '误断' })
    expect(again.json()).toMatchObject({ code: 'wrong-state' })
    expect((await call('GET', `/api/v1/cuts/${order.id}`)).json().state).toBe('undone')
  })
})

describe('the list of orders', () => {
  it('names every real order with its room and state, narrowed as asked; a wrong filter names its field', async () => {
    const { call } = await startSeeded()
    const dry = (await call('POST', CUT, { ...ORDER, dryRun: true })).json()
    const real = (await call('POST', CUT, ORDER)).json()
    const list = async (query: string) =>
      listOf(listedCut).parse((await call('GET', `/api/v1/cuts${query}`)).json()).items
    expect(await list('')).toMatchObject([
      { id: real.id, roomTitle: '初三数学', state: 'approved', automatic: false, wrong: false },
    ])
    expect((await list('?dryRun=true')).map(({ id }) => id)).toEqual([dry.id])
    expect(await list('?region=4401&state=approved')).toHaveLength(1)
    expect(await list('?automatic=true')).toEqual([])
    expect(await list('?institutionId=nobody')).toEqual([])
    const wrong = await call('GET', '/api/v1/cuts?state=gone')
    expect(wrong.json()).toMatchObject({ code: 'bad-request', where: 'querystring.state' })
    const foreign = await call('GET', '/api/v1/cuts?cursor=abcdefghijklmnop')
    expect(foreign.json()).toMatchObject({ code: 'bad-request', where: 'cursor' })
  })
})
