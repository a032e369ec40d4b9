import { describe, expect, test } from 'vitest'
import { minutes } from '../../../../src/core/time/duration.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()
const API = '/api/v1'

const DINGTALK = {
  name: '值班群',
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: null,
  groupBy: 'institution',
  groupSeconds: 60,
  repeatMinutes: 10,
  quiet: { from: '22:00', to: '07:00' },
  settings: { kind: 'dingtalk' },
  secrets: {
    url: 'https://oapi.dingtalk.com/robot/send?access_token=very-secret-token',
    signingSecret: 'SEC-very-secret',
  },
  reason: '接入钉钉群',
}
const REASON = { reason: '自检' }

async function office() {
  const harness = await start()
  await seedViolation(harness)
  const call = await asProgram(harness, 'administrator')
  const made = await call('POST', `${API}/channels`, DINGTALK)
  return { harness, call, made, id: made.json().id as string }
}

describe('channels of alerts', () => {
  test('a channel is made with its secrets, which nobody is ever shown again', async () => {
    const { harness, call, made, id } = await office()
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({
      settings: { kind: 'dingtalk', origin: 'https://oapi.dingtalk.com' },
      quiet: { from: '22:00', to: '07:00' },
      lastAcceptedAt: null,
      failing: false,
    })
    const asOperator = await asProgram(harness)
    const shown = [
      made.body,
      (await asOperator('GET', `${API}/channels`)).body,
      JSON.stringify(await harness.transactions.run(({ journal }) => journal.after(0, 1_000))),
      JSON.stringify(await harness.transactions.run(({ channels }) => channels.sealed(id))),
      JSON.stringify([harness.errors, harness.warnings]),
    ]
    for (const text of shown) expect(text).not.toMatch(/very-secret/)
    expect((await asOperator('POST', `${API}/channels`, DINGTALK)).statusCode).toBe(403)
    const changed = { ...DINGTALK, secrets: {}, name: '新名', version: 1 }
    expect((await call('PUT', `${API}/channels/${id}`, changed)).json()).toMatchObject({
      name: '新名',
      version: 2,
    })
    await call('POST', `${API}/channels/${id}/test`, REASON)
    expect(harness.channels.sent.at(-1)?.secrets).toEqual(DINGTALK.secrets)
    const again = await call('PUT', `${API}/channels/${id}`, changed)
    expect(again.json()).toMatchObject({ code: 'conflict' })
  })

  test.each([
    ['no signature', { ...DINGTALK, secrets: { url: DINGTALK.secrets.url } }],
    ['a webhook secret of no use', { ...DINGTALK, settings: { kind: 'webhook' } }],
    ['an address with an account', { ...DINGTALK, secrets: { url: 'https://a:b@x.example/' } }],
    [
      'a password in the clear',
      {
        ...DINGTALK,
        secrets: { password: 'p' },
        settings: {
          kind: 'mail',
          host: 'mail.example',
          port: 25,
          security: 'none',
          user: 'patrol',
          from: 'a@b.example',
          to: ['c@d.example'],
        },
      },
    ],
  ])('one that could not work is refused: %s', async (_, body) => {
    const { call } = await office()
    expect((await call('POST', `${API}/channels`, body)).json()).toMatchObject({
      status: 400,
      code: 'bad-request',
    })
  })
})

describe('a channel that is there', () => {
  test('a test is sent at once and once, says what came of it, and is in the log', async () => {
    const { harness, call, id } = await office()
    const problem = { code: 'errcode 310000', detail: 'sign not match' }
    harness.channels.answer({ kind: 'failed', problem, again: true })
    const failed = await call('POST', `${API}/channels/${id}/test`, REASON)
    expect(failed.json()).toMatchObject({ kind: 'test', state: 'failed', attempts: 1, problem })
    harness.channels.answer({ kind: 'accepted' })
    const taken = await call('POST', `${API}/channels/${id}/test`, REASON)
    expect(taken.json()).toMatchObject({ state: 'accepted', problem: null })
    expect((await call('GET', `${API}/channels/${id}`)).json()).toMatchObject({
      lastAcceptedAt: '2026-10-17T09:31:00+08:00',
      lastFailedAt: '2026-10-17T09:31:00+08:00',
      failures: 0,
    })
    const log = (await call('GET', `${API}/deliveries?channelId=${id}&limit=1`)).json()
    expect(log).toMatchObject({ items: [{ kind: 'test' }], nextCursor: expect.any(String) })
  })

  test('no more messages than the other side takes, tests too', async () => {
    const { call, id } = await office()
    for (let count = 0; count < 20; count += 1)
      await call('POST', `${API}/channels/${id}/test`, REASON)
    const more = await call('POST', `${API}/channels/${id}/test`, REASON)
    expect(more.json()).toMatchObject({ code: 'too-many-requests' })
  })

  test('a channel that is removed is gone, and the audit says who did it and why', async () => {
    const { harness, call, id } = await office()
    expect((await call('DELETE', `${API}/channels/${id}`, { reason: '换群' })).statusCode).toBe(204)
    expect((await call('GET', `${API}/channels/${id}`)).statusCode).toBe(404)
    const events = await harness.transactions.run(({ journal }) => journal.ofSubject(id))
    expect(events.at(-1)).toMatchObject({ who: 'program:administrator', why: '换群' })
  })

  test('a browser subscribes to a push channel, is counted, and leaves', async () => {
    const { call, id } = await office()
    const push = { ...DINGTALK, settings: { kind: 'push' }, secrets: {} }
    const { id: pushId } = (await call('POST', `${API}/channels`, push)).json()
    const browser = { endpoint: 'https://push.example/1', ...REASON }
    const keys = { p256dh: 'BPk', auth: 'xyz' }
    const at = (channel: string) => `${API}/channels/${channel}/subscriptions`
    expect((await call('POST', at(id), { ...browser, keys })).statusCode).toBe(404)
    expect((await call('POST', at(pushId), { ...browser, keys })).statusCode).toBe(201)
    const count = async () => (await call('GET', `${API}/channels/${pushId}`)).json().subscriptions
    expect(await count()).toBe(1)
    expect((await call('DELETE', at(pushId), browser)).statusCode).toBe(204)
    expect(await count()).toBe(0)
  })
})

describe('alerts and who answers for them', () => {
  test('an acknowledgement says until when, and a silence is given and lifted', async () => {
    const { harness, call } = await office()
    const until = '2026-10-17T10:00:00+08:00'
    const acknowledged = await call('POST', `${API}/alerts/alert-1/acknowledge`, {
      ...REASON,
      until,
    })
    expect(acknowledged.json()).toMatchObject({ status: 'acknowledged', acknowledgedUntil: until })
    const silent = await call('POST', `${API}/alerts/alert-1/silence`, { reason: '已电话通知' })
    expect(silent.json()).toMatchObject({
      silence: { by: 'program:administrator', until: null, why: '已电话通知' },
      sent: { accepted: 0, waiting: 0, failed: 0, lastAcceptedAt: null },
    })
    const lifted = await call('POST', `${API}/alerts/alert-1/lift-silence`, REASON)
    expect(lifted.json()).toMatchObject({ silence: null })
    const again = await call('POST', `${API}/alerts/alert-1/lift-silence`, REASON)
    expect(again.json()).toMatchObject({ code: 'wrong-state' })
    harness.clock.advance(minutes(60))
    const late = await call('POST', `${API}/alerts/alert-1/silence`, { ...REASON, until })
    expect(late.json()).toMatchObject({ code: 'bad-request', where: 'until' })
  })

  test('the roster says who is on duty, and what the shift before left word of', async () => {
    const { call, id } = await office()
    const shift = (from: string, to: string) => ({
      from,
      to,
      steps: [{ person: '李', channelIds: [id], afterMinutes: 0 }],
      reason: '排班',
    })
    const post = async (body: object) => (await call('POST', `${API}/duty`, body)).json()
    const before = await post(shift('2026-10-17T00:00:00+08:00', '2026-10-17T08:00:00+08:00'))
    const now = await post(shift('2026-10-17T08:00:00+08:00', '2026-10-17T16:00:00+08:00'))
    const note = { note: '三号房反复开播', reason: '下班' }
    const handed = await call('POST', `${API}/duty/${before.id}/hand-over`, note)
    expect(handed.json()).toMatchObject({ version: 2, handOver: { note: '三号房反复开播' } })
    expect((await call('GET', `${API}/duty`)).json()).toMatchObject({
      currentId: now.id,
      handedOver: { note: '三号房反复开播', by: 'program:administrator' },
    })
    const backwards = shift('2026-10-17T08:00:00+08:00', '2026-10-17T08:00:00+08:00')
    expect(await post(backwards)).toMatchObject({ code: 'bad-request', where: 'to' })
    const put = await call('PUT', `${API}/duty/${now.id}`, {
      ...shift('2026-10-17T08:00:00+08:00', '2026-10-17T12:00:00+08:00'),
      version: 1,
    })
    expect(put.json()).toMatchObject({ to: '2026-10-17T12:00:00+08:00', version: 2 })
    expect((await call('DELETE', `${API}/duty/${now.id}`, REASON)).statusCode).toBe(204)
    expect((await call('GET', `${API}/duty`)).json()).toMatchObject({ currentId: null })
  })
})
