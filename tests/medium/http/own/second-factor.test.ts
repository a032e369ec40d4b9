import { expect, test } from 'vitest'
import { csrfTokenOf } from '../../../../src/adapters/http/access.ts'
import { CSRF_HEADER } from '../../../../src/contracts/words/wire-words.ts'
import { USUAL_SESSION_RULES } from '../../../../src/core/access/session-life.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { authenticator } from '../../../build/access/authenticator.ts'
import { asAdministrator, asBrowser } from '../../../build/as-browser.ts'
import { pool } from '../harness-pool.ts'

const start = pool()

async function wang(change: Parameters<typeof start>[0] = {}) {
  const harness = await start(change)
  const { app, account, clock } = harness
  const password = await account('operator', '王芳')
  let headers: Record<string, string> = {}
  const enter = async () => {
    const { cookie, csrf } = await asBrowser(app, '王芳', password)
    headers = { cookie, [CSRF_HEADER]: csrf }
  }
  await enter()
  const call = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const more = payload === undefined ? {} : { payload }
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers, ...more })
    const fresh = answer.cookies.find(({ name }) => name === 'xuncha-session')
    if (fresh !== undefined) {
      const cookie = `${fresh.name}=${fresh.value}`
      headers = { cookie, [CSRF_HEADER]: csrfTokenOf(fresh.value) }
    }
    return answer
  }
  const signIn = async (code?: string) => {
    const payload = { name: '王芳', password, ...(code === undefined ? {} : { code }) }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload })
    return answer.statusCode === 201 ? 'in' : `${answer.json().code} ${answer.json().where ?? ''}`
  }
  /** By now every code that was shown is an old one. */
  const later = () => clock.advance(minutes(2))
  const setUp = async () => {
    const { secret, ticket } = (await call('POST', '/session/second-factor/offer')).json()
    const show = authenticator(secret, clock)
    const body = { password, ticket, code: show() }
    const { recovery } = (await call('POST', '/session/second-factor', body)).json()
    return { show, recovery: recovery as readonly string[], body }
  }
  return { ...harness, password, call, signIn, setUp, later, enter }
}

test('who has set it up signs in with a code too, and no code is taken twice', async () => {
  const { call, signIn, setUp, later, clock } = await wang()
  const { show, recovery } = await setUp()
  expect(recovery).toHaveLength(10)
  // Whoever set it up goes on in a session of its own.
  expect((await call('GET', '/session/second-factor')).json()).toMatchObject({ recoveryLeft: 10 })
  expect(await signIn()).toBe('second-factor-needed code')
  expect(await signIn(show())).toBe('wrong-credentials code')
  later()
  const code = show()
  expect(await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe('in')
  expect(await signIn(code)).toBe('wrong-credentials code')
  const next = () => clock.advance(seconds(30))
  next()
  expect(await signIn(show())).toBe('in')
})

test('a recovery code opens once, typed with or without dashes', async () => {
  const { call, signIn, setUp } = await wang()
  const [first = '', second = ''] = (await setUp()).recovery
  expect(await signIn(first)).toBe('in')
  expect(await signIn(first)).toBe('wrong-credentials code')
  expect(await signIn(second.replaceAll('-', '').toUpperCase())).toBe('in')
  expect((await call('GET', '/session/second-factor')).json()).toMatchObject({ recoveryLeft: 8 })
})

test('who fears for the recovery codes makes new ones: the old ones open nothing, sessions stay, the audit has it', async () => {
  const { call, signIn, setUp, later, password, transactions } = await wang()
  const { show, recovery } = await setUp()
  const [first = '', second = ''] = recovery
  expect(await signIn(first)).toBe('in')
  const renew = (proof: object) => call('POST', '/session/second-factor/recovery', proof)
  later()
  const wrong = await renew({ password: 'guessed', code: show() })
  expect(wrong.json()).toMatchObject({ where: 'password' })
  expect((await renew({ password, code: second })).statusCode, 'spent now').toBe(200)
  const renewed = await renew({ password, code: show() })
  const fresh: readonly string[] = renewed.json().recovery
  expect(fresh).toHaveLength(10)
  expect((await call('GET', '/session/second-factor')).json()).toMatchObject({ recoveryLeft: 10 })
  for (const old of recovery) expect(await signIn(old)).not.toBe('in')
  later()
  expect(await signIn(fresh[0])).toBe('in')
  const journal = await transactions.run((records) => records.journal.after(0, 500))
  expect(
    journal.filter(({ data }) => JSON.stringify(data)?.includes('recovery-codes-renewed')),
  ).toHaveLength(2)
  expect(JSON.stringify(journal)).not.toContain(fresh[0])
})

test('a wrong code sets nothing up, and neither does a ticket of somebody else', async () => {
  const { call, signIn, password } = await wang()
  const { ticket } = (await call('POST', '/session/second-factor/offer')).json()
  const body = { password, ticket, code: 'no code' }
  expect((await call('POST', '/session/second-factor', body)).json()).toMatchObject({
    where: 'code',
  })
  const other = { ...body, ticket: `${ticket}x` }
  expect((await call('POST', '/session/second-factor', other)).statusCode).toBe(401)
  expect(await signIn()).toBe('in')
})

test('codes are guessed no faster from many addresses, and knowing the password forgives none', async () => {
  const { app, password, setUp, later, signIn } = await wang()
  const { show } = await setUp()
  later()
  const tell = async (address: number, code?: string) => {
    const payload = { name: '王芳', password, ...(code === undefined ? {} : { code }) }
    const remoteAddress = `10.1.${address}.1`
    const from = { method: 'POST', url: '/api/v1/session', remoteAddress, payload } as const
    return (await app.inject(from)).json().code
  }
  const told: string[] = []
  for (const address of [1, 2, 3, 4, 5, 6, 7]) {
    told.push(await tell(address, show() === '000000' ? '000001' : '000000'))
    await tell(address)
  }
  expect(told.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'wrong-credentials'))
  expect(told.at(-1)).toBe('too-many-requests')
  later()
  expect(await signIn(show())).toBe('in')
})

test('roles that need one set it up before anything else', async () => {
  const sessionRules = { ...USUAL_SESSION_RULES, secondFactorFor: ['operator'] }
  const { call, setUp } = await wang({ sessionRules })
  expect((await call('GET', '/session')).json()).toMatchObject({ owes: ['second-factor'] })
  expect((await call('GET', '/rooms')).json()).toMatchObject({ where: 'second-factor' })
  await setUp()
  expect((await call('GET', '/rooms')).statusCode).toBe(200)
})

test('its owner takes it away with a code, an administrator for a reason, and both are in the audit', async () => {
  const { app, call, signIn, setUp, later, password, account, enter, transactions } = await wang()
  const { show } = await setUp()
  later()
  const proof = { password, code: show() }
  expect((await call('POST', '/session/second-factor/remove', proof)).statusCode).toBe(204)
  expect(await signIn()).toBe('in')
  await enter()
  await setUp()
  const boss = await asAdministrator({ app, account })
  const resetOf = (name: string) => `/api/v1/users/${encodeURIComponent(name)}/second-factor/reset`
  const reset = (reason?: string, name = '王芳') =>
    boss('POST', resetOf(name), reason === undefined ? {} : { reason })
  // Whoever sits at an administrator's open session takes no account over.
  expect((await reset('自己的', 'boss')).statusCode).toBe(403)
  const own = await boss('POST', '/api/v1/users/boss/password', { reason: '自己的' })
  expect(own.statusCode).toBe(403)
  expect((await reset()).statusCode).toBe(400)
  expect((await reset('手机丢失')).statusCode).toBe(204)
  expect((await call('GET', '/rooms')).statusCode).toBe(401)
  expect(await signIn()).toBe('in')
  const journal = await transactions.run((records) => records.journal.after(0, 500))
  const changes = journal.map(({ why, data }) => [(data as { change?: string })?.change, why])
  expect(changes.filter(([change]) => change?.startsWith('second-factor'))).toEqual([
    ['second-factor-set-up', '本人账号。Own account.'],
    ['second-factor-removed', '本人账号。Own account.'],
    ['second-factor-set-up', '本人账号。Own account.'],
    ['second-factor-reset', '手机丢失'],
  ])
  expect(JSON.stringify(journal)).not.toContain(password)
})
