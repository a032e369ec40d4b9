import { expect, test } from 'vitest'
import type { HttpDependencies } from '../../../../src/adapters/http/dependencies.ts'
import type { WireRunningSettings } from '../../../../src/contracts/upkeep/running-settings.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { asAdministrator, asBrowser } from '../../../build/as-browser.ts'
import { pool } from '../harness-pool.ts'
import { seedViolation } from '../http-harness.ts'

const start = pool()
const ADDRESS = '/api/v1/settings/running'
const reason = '值守人员请求'

const unset = { value: null, set: false, secret: false, usual: null, about: null }
const withSettings = (deps: HttpDependencies): HttpDependencies => ({
  ...deps,
  system: {
    ...deps.system,
    settings: async () => ({
      environment: [
        { ...unset, name: 'XUNCHA_RETENTION_SUSPECT_DAYS' },
        { ...unset, name: 'XUNCHA_OCR' },
      ],
      secrets: [],
    }),
  },
})

const wished = ({ items }: WireRunningSettings, name: string) =>
  items.find((one) => one.name === name)

test('a setting is changed while the program runs, with its history, and taken back', async () => {
  const ask = await asAdministrator(await start({ deps: withSettings }))
  const first = await ask('PUT', ADDRESS, {
    ...{ change: { suspectDays: 90 }, reason, expectedVersion: 0 },
  })
  expect(wished(first.json(), 'suspectDays')).toMatchObject({ started: 60, wished: 90, value: 90 })
  const late = await ask('PUT', ADDRESS, {
    ...{ change: { suspectDays: 70 }, reason, expectedVersion: 0 },
  })
  expect(late.json()).toMatchObject({ code: 'overtaken', where: 'expectedVersion' })
  const listed = await ask('GET', '/api/v1/settings')
  expect(listed.json().items).toMatchObject([
    { value: '90', source: 'running', restart: false, page: '/settings' },
    { value: null, source: 'default', restart: true, page: null },
  ])
  const undone = await ask('POST', `${ADDRESS}/undo`, { reason: '恢复', expectedVersion: 1 })
  expect(wished(undone.json(), 'suspectDays')).toMatchObject({ wished: null, value: 90 })
  const versions = await ask('GET', `${ADDRESS}/versions`)
  expect(versions.json()).toMatchObject({
    items: [
      { version: 2, undoes: 1, changes: [{ name: 'suspectDays', before: 90, after: null }] },
      { version: 1, who: 'user:boss', why: reason, changes: [{ before: null, after: 90 }] },
    ],
  })
  const audited = await ask('GET', '/api/v1/audit?limit=10')
  expect(audited.body).toContain('修改运行中设置')
})

test('what the shape does not allow, or changes nothing, is refused in words', async () => {
  const ask = await asAdministrator(await start())
  for (const change of [{ sessionHours: 0 }, { caseDays: 1 }, { suspectDays: 59 }, { colour: 1 }]) {
    const answer = await ask('PUT', ADDRESS, { change, reason, expectedVersion: 0 })
    expect(answer.statusCode).toBe(400)
  }
  const same = await ask('PUT', ADDRESS, {
    ...{ change: { caseDays: null }, reason, expectedVersion: 0 },
  })
  expect(same.json()).toMatchObject({ code: 'wrong-state' })
})

test('it is for administrators of the whole alone', async () => {
  const harness = await start()
  for (const [role, regions] of [
    ['officer', []],
    ['administrator', ['4401']],
  ] as const) {
    const token = await harness.token(role, `${role} of some`, { regions })
    const headers = { authorization: `Bearer ${token}` }
    const answers = [
      await harness.app.inject({ url: ADDRESS, headers }),
      await harness.app.inject({
        ...{ method: 'PUT', url: ADDRESS, headers },
        payload: { change: { caseDays: 1 }, reason, expectedVersion: 0 },
      }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403])
  }
})

test('who is idle for longer than was just set is signed out, and a decision from then on is young for as long as was set', async () => {
  const harness = await start()
  await seedViolation(harness)
  const ask = await asAdministrator(harness)
  const set = await ask('PUT', ADDRESS, {
    ...{ change: { sessionIdleMinutes: 5, takeBackMinutes: 30 }, reason, expectedVersion: 0 },
  })
  expect(set.statusCode).toBe(200)
  const password = await harness.account('operator', 'li')
  const { cookie, csrf } = await asBrowser(harness.app, 'li', password)
  const headers = { cookie, 'x-csrf-token': csrf }
  const confirmed = await harness.app.inject({
    ...{ method: 'POST', url: '/api/v1/violations/violation-1/confirm', headers },
    payload: { reason: '画面为数学授课' },
  })
  const { at, takenBackUntil } = confirmed.json().decision
  expect(Date.parse(takenBackUntil) - Date.parse(at)).toBe(30 * 60_000)
  harness.clock.advance(minutes(6))
  const answer = await harness.app.inject({ url: '/api/v1/rooms', headers: { cookie } })
  expect(answer.statusCode).toBe(401)
})

test('no token changes them: how long evidence is kept is for people to say', async () => {
  const { app, token } = await start()
  const authorization = `Bearer ${await token('administrator', 'prog', { scopes: ['manage', 'read'] })}`
  const payload = { change: { suspectDays: 90 }, reason, expectedVersion: 0 }
  const answer = await app.inject({
    method: 'PUT',
    url: ADDRESS,
    headers: { authorization },
    payload,
  })
  expect(answer.json()).toMatchObject({ status: 403 })
})
