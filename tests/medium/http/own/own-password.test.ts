import { expect, test } from 'vitest'
import { CSRF_HEADER } from '../../../../src/contracts/words/wire-words.ts'
import { asAdministrator, asBrowser } from '../../../build/as-browser.ts'
import { pool } from '../harness-pool.ts'
import { asProgram } from '../http-harness.ts'

const start = pool()
const NEW_PASSWORD = '清晨的操场上没有人 2026'

async function signedIn() {
  const harness = await start()
  const { app, account } = harness
  const password = await account('operator', '王芳')
  const { cookie, csrf } = await asBrowser(app, '王芳', password)
  const change = (payload: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session/password',
      headers: { cookie, [CSRF_HEADER]: csrf, ...headers },
      payload,
    })
  const signIn = async (tried: string) => {
    const payload = { name: '王芳', password: tried }
    return (await app.inject({ method: 'POST', url: '/api/v1/session', payload })).statusCode
  }
  return { harness, password, cookie, change, signIn }
}

test('a person changes their own password; every session ends and the old one opens nothing', async () => {
  const { harness, password, cookie, change, signIn } = await signedIn()
  const elsewhere = await asBrowser(harness.app, '王芳', password)
  const changed = await change({ current: password, password: NEW_PASSWORD })
  expect(changed.statusCode).toBe(204)
  for (const session of [cookie, elsewhere.cookie]) {
    const me = await harness.app.inject({ url: '/api/v1/session', headers: { cookie: session } })
    expect(me.statusCode).toBe(401)
  }
  expect(await signIn(password)).toBe(401)
  expect(await signIn(NEW_PASSWORD)).toBe(201)
  const journal = await harness.transactions.run((records) => records.journal.after(0, 100))
  const { who } = journal.find(({ why }) => why.includes('Own password')) ?? {}
  expect(who).toContain('王芳')
  expect(JSON.stringify(journal)).not.toContain(NEW_PASSWORD)
})

test('it takes the present password, one that is long enough, and a form from this page', async () => {
  const { password, cookie, change, signIn, harness } = await signedIn()
  const wrong = await change({ current: 'guessed', password: NEW_PASSWORD })
  expect(wrong.json()).toMatchObject({ status: 401, code: 'wrong-credentials', where: 'current' })
  const short = await change({ current: password, password: 'short' })
  expect(short.json()).toMatchObject({ status: 400, code: 'bad-request', where: 'password' })
  const foreign = await change(
    { current: password, password: NEW_PASSWORD },
    { [CSRF_HEADER]: 'x' },
  )
  expect(foreign.statusCode).toBe(403)
  const me = await harness.app.inject({ url: '/api/v1/session', headers: { cookie } })
  expect(me.statusCode).toBe(200)
  expect(await signIn(password)).toBe(201)
})

test('a token of a program has no password to change', async () => {
  const { harness, password } = await signedIn()
  const call = await asProgram(harness)
  const refused = await call('POST', '/api/v1/session/password', {
    current: password,
    password: NEW_PASSWORD,
  })
  expect(refused.json()).toMatchObject({ status: 403, code: 'not-allowed' })
})

test('who holds an open session guesses the password no faster than a stranger', async () => {
  const { change } = await signedIn()
  const attempt = () => change({ current: 'guessed', password: NEW_PASSWORD })
  for (let tried = 0; tried < 5; tried += 1) expect((await attempt()).statusCode).toBe(401)
  const refused = await attempt()
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['retry-after']).toBeDefined()
})

test('a password that an administrator gives is not sent back, one that is made here is', async () => {
  const { harness, signIn } = await signedIn()
  const call = await asAdministrator(harness)
  const path = `/api/v1/users/${encodeURIComponent('王芳')}/password`
  const given = await call('POST', path, { password: NEW_PASSWORD, reason: '本人在场' })
  expect(given.json()).toEqual({ name: '王芳' })
  expect(await signIn(NEW_PASSWORD)).toBe(201)
  const made = await call('POST', path, { reason: '忘记密码' })
  expect(await signIn(made.json().password)).toBe(201)
})
