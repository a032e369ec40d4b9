import { expect, test } from 'vitest'
import { CSRF_HEADER } from '../../../../src/contracts/words/wire-words.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import { pool } from '../harness-pool.ts'

const start = pool()
const NEW_PASSWORD = '清晨的操场上没有人 2026'

async function signedIn(told = false) {
  const harness = await start()
  const { app, account, clock } = harness
  const password = await account('operator', '王芳', { told })
  const enter = async (secret = password) => {
    const { cookie, csrf } = await asBrowser(app, '王芳', secret)
    return (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
      app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, [CSRF_HEADER]: csrf, 'user-agent': '值守电脑' },
        ...(payload === undefined ? {} : { payload }),
      })
  }
  return { clock, password, enter }
}

test('an hour without anybody ends a session, however often its page reads by itself', async () => {
  const { clock, enter } = await signedIn()
  const call = await enter()
  const status = async () => (await call('GET', '/rooms')).statusCode
  for (let quarter = 0; quarter < 3; quarter += 1) {
    clock.advance(minutes(15))
    expect(await status()).toBe(200)
  }
  expect((await call('POST', '/session/presence')).statusCode).toBe(204)
  clock.advance(minutes(59))
  expect(await status()).toBe(200)
  clock.advance(minutes(1))
  expect(await status()).toBe(401)
})

test('a password that somebody else gave opens nothing until it is changed', async () => {
  const { password, enter } = await signedIn(true)
  const call = await enter()
  expect((await call('GET', '/session')).json()).toMatchObject({ owes: ['password'] })
  const refused = await call('GET', '/rooms')
  expect(refused.json()).toMatchObject({
    status: 403,
    code: 'sign-in-unfinished',
    where: 'password',
  })
  for (const weak of ['short', 'password-2026', '王芳王芳王芳王芳王芳王芳', password]) {
    const change = await call('POST', '/session/password', { current: password, password: weak })
    expect(change.json(), weak).toMatchObject({ status: 400, where: 'password' })
  }
  const body = { current: password, password: NEW_PASSWORD }
  const changed = await call('POST', '/session/password', body)
  expect(changed.statusCode).toBe(204)
  expect(changed.cookies.map(({ name }) => name)).toEqual(['xuncha-session'])
  const again = await enter(NEW_PASSWORD)
  expect((await again('GET', '/session')).json()).toMatchObject({ owes: [] })
  expect((await again('GET', '/rooms')).statusCode).toBe(200)
})

test('a person sees where they are signed in, and ends one of it or all the rest', async () => {
  const { enter } = await signedIn()
  const [here, there, third] = [await enter(), await enter(), await enter()]
  const listed = async () => (await here('GET', '/sessions')).json().items
  const all = await listed()
  expect(all).toHaveLength(3)
  const others = all.filter(({ present }: { present: boolean }) => !present)
  const gone = await here('DELETE', `/sessions/${others[0].id}`)
  expect(gone.statusCode).toBe(204)
  expect(await listed()).toHaveLength(2)
  expect((await here('DELETE', `/sessions/${others[0].id}`)).statusCode).toBe(404)
  expect((await here('DELETE', '/sessions')).statusCode).toBe(204)
  const after = [here, there, third].map(async (call) => (await call('GET', '/rooms')).statusCode)
  expect((await Promise.all(after)).toSorted()).toEqual([200, 401, 401])
})
