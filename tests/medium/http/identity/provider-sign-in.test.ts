import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEgress } from '../../../../src/adapters/egress/create-egress.ts'
import { createOpenIdProvider } from '../../../../src/adapters/identity/open-id-provider.ts'
import { createTextSeal } from '../../../../src/adapters/security/text-seal.ts'
import type { ProviderRules } from '../../../../src/core/access/provider-access.ts'
import {
  CALLBACK,
  CLIENT,
  followProvider,
  startRealProvider,
} from '../../../build/access/real-provider.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'
import { pool } from '../harness-pool.ts'
import type { Harness } from '../http-harness.ts'

const RULES: ProviderRules = {
  roleClaim: 'groups',
  roles: new Map([['duty', 'operator']]),
  regionClaim: 'groups',
  regions: new Map([['sz', ['4403']]]),
  makesAccounts: true,
  passwords: 'all',
  secondFactor: { acr: [], amr: [] },
}

const start = pool()
let real: Awaited<ReturnType<typeof startRealProvider>>

beforeAll(async () => {
  real = await startRealProvider({
    'u-1': { preferred_username: 'zhao', groups: ['duty', 'sz'] },
    'u-2': { preferred_username: 'qian', groups: ['somewhere else'] },
  })
})
afterAll(() => real.close())

const HOST = { host: 'patrol.example.cn' }

/** A program that lets in whom the provider vouches for, reached through the guard. */
async function house(allowPrivateHosts: readonly string[] = ['127.0.0.1']) {
  const egress = createEgress({ allowPrivateHosts, logger: silentLogger })
  const provider = createOpenIdProvider({
    issuer: real.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scopes: 'openid profile',
    callback: CALLBACK,
    home: 'https://patrol.example.cn/',
    egress,
    monotonic: () => performance.now(),
  })
  const seal = createTextSeal('secret-of-the-test', 'sign-ins')
  return await start({
    settings: { publicOrigin: 'https://patrol.example.cn', cookieSecure: true },
    identity: { issuer: real.issuer, provider, rules: RULES, seal },
  })
}

type Cookies = Record<string, string>

const cookiesOf = (response: { cookies: { name: string; value: string }[] }): Cookies =>
  Object.fromEntries(response.cookies.map(({ name, value }) => [name, value]))

const begin = (app: Harness['app'], headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/session/provider',
    headers: { ...HOST, ...headers },
    payload: { returnTo: '/violations/v-1?tab=law' },
  })

async function comeBack(app: Harness['app'], back: URL, cookies: Cookies) {
  return await app.inject({
    method: 'GET',
    url: `${back.pathname}${back.search}`,
    headers: HOST,
    cookies,
  })
}

async function signIn(app: Harness['app']) {
  const begun = await begin(app)
  const back = await followProvider(begun.json<{ address: string }>().address)
  return { back, ticket: cookiesOf(begun), landed: await comeBack(app, back, cookiesOf(begun)) }
}

test('somebody whom the provider vouches for is in, where he wanted to be, and out at both', async () => {
  const { app } = await house()
  real.present('u-1')
  const { back, ticket, landed } = await signIn(app)
  expect(landed.statusCode).toBe(303)
  expect(landed.headers.location).toBe('/violations/v-1?tab=law')
  const cookies = cookiesOf(landed)
  const own = await app.inject({ url: '/api/v1/session', headers: HOST, cookies })
  expect(own.json()).toMatchObject({
    account: { name: 'zhao', role: 'operator', regions: ['4403'] },
    owes: [],
  })
  // Whoever saw the address cannot use it again, not even in this browser.
  const again = await comeBack(app, back, ticket)
  expect(again.headers.location).toBe('/violations/v-1?tab=law&signInTrouble=stale')
  expect(cookiesOf(again)['__Host-xuncha-session']).toBeUndefined()
  const { csrfToken } = own.json<{ csrfToken: string }>()
  const headers = { ...HOST, 'x-csrf-token': csrfToken }
  const out = await app.inject({ method: 'DELETE', url: '/api/v1/session', headers, cookies })
  const end = new URL(out.json<{ address: string }>().address)
  expect(end.origin).toBe(real.issuer)
  expect(end.searchParams.get('id_token_hint')).toMatch(/^ey/)
})

test('nobody is signed in by the way of another: the browser that asked has to come back', async () => {
  const { app } = await house()
  real.present('u-1')
  const { back } = await signIn(app)
  expect((await comeBack(app, back, {})).headers.location).toBe('/?signInTrouble=stale')
  const foreign = await begin(app, {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
  })
  expect(foreign.statusCode).toBe(403)
})

test('whom nothing is mapped for is told so and gets no account', async () => {
  const { app, transactions } = await house()
  real.present('u-2')
  const { landed } = await signIn(app)
  expect(landed.headers.location).toBe('/violations/v-1?tab=law&signInTrouble=no-role')
  expect(landed.cookies.some(({ name }) => name.endsWith('session'))).toBe(false)
  expect(await transactions.run((records) => records.accounts.count())).toBe(0)
})

test('a provider on a private address is reached only where a setting names it', async () => {
  const { app } = await house([])
  const begun = await begin(app)
  expect(begun.statusCode).toBe(503)
  expect(begun.json()).toMatchObject({ code: 'identity-provider-away' })
  const ways = await app.inject({ url: '/api/v1/session/ways', headers: HOST })
  expect(ways.json()).toEqual({ provider: true, passwords: 'all' })
})

test('without a provider there is none to go to', async () => {
  const { app } = await start()
  expect((await app.inject({ url: '/api/v1/session/ways' })).json()).toEqual({
    provider: false,
    passwords: 'all',
  })
  const begun = await app.inject({ method: 'POST', url: '/api/v1/session/provider', payload: {} })
  expect(begun.statusCode).toBe(404)
})

test('an administrator binds a person to an account and sees whom', async () => {
  const harness = await house()
  const { app, account } = harness
  const password = await account('administrator', 'root')
  await account('operator', 'li')
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: HOST,
    payload: { name: 'root', password },
  })
  const cookies = cookiesOf(signedIn)
  const headers = { ...HOST, 'x-csrf-token': signedIn.json<{ csrfToken: string }>().csrfToken }
  const bind = (name: string, subject: string) =>
    app.inject({
      method: 'PUT',
      url: `/api/v1/users/${name}/identity`,
      headers,
      cookies,
      payload: { subject, reason: 'test' },
    })
  expect((await bind('li', 'u-1')).statusCode).toBe(204)
  expect((await bind('root', 'u-2')).statusCode).toBe(403)
  const listed = await app.inject({ url: '/api/v1/users', headers: HOST, cookies })
  expect(listed.json().items).toMatchObject([
    { name: 'li', subject: 'u-1' },
    { name: 'root', subject: null },
  ])
  real.present('u-1')
  const { landed } = await signIn(app)
  const own = { url: '/api/v1/session', headers: HOST, cookies: cookiesOf(landed) }
  expect((await app.inject(own)).json()).toMatchObject({ account: { name: 'li' } })
  const unbound = await app.inject({
    method: 'DELETE',
    url: '/api/v1/users/li/identity',
    headers,
    cookies,
    payload: { reason: 'test' },
  })
  expect(unbound.statusCode).toBe(204)
  expect((await app.inject(own)).statusCode).toBe(401)
})
