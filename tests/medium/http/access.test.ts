import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { installAccess } from '../../../src/adapters/http/access.ts'
import { CSRF_HEADER } from '../../../src/contracts/words/wire-words.ts'
import { USUAL_SESSION_RULES } from '../../../src/core/access/session-life.ts'
import { asBrowser } from '../../build/as-browser.ts'
import { pool } from './harness-pool.ts'
import { asProgram, seedViolation } from './http-harness.ts'

const start = pool()

const BODY = { reason: '画面为数学授课' }

describe('who may call', () => {
  it('nobody reads or writes without saying who they are', async () => {
    const { app } = await start()
    for (const url of ['/rooms', '/violations', '/alerts', '/system', '/events', '/session']) {
      const response = await app.inject({ url: `/api/v1${url}` })
      expect(response.statusCode, url).toBe(401)
      expect(response.json()).toMatchObject({ code: 'not-signed-in', status: 401 })
      expect(response.headers['content-type']).toContain('application/problem+json')
    }
  })

  it('refuses a token that nobody was given', async () => {
    const { app } = await start()
    const headers = { authorization: `Bearer ${'x'.repeat(43)}` }
    expect((await app.inject({ url: '/api/v1/rooms', headers })).statusCode).toBe(401)
  })

  it('lets operators look and decide, but leaves the register to administrators', async () => {
    const harness = await start()
    const call = await asProgram(harness)
    expect((await call('GET', '/api/v1/institutions')).statusCode).toBe(200)
    const body = { name: '甲', actor: 'unlicensed', region: '440100', stages: ['compulsory'] }
    const refused = await call('POST', '/api/v1/institutions', body)
    expect(refused.statusCode).toBe(403)
    const administrator = await asProgram(harness, 'administrator')
    expect((await administrator('POST', '/api/v1/institutions', body)).statusCode).toBe(201)
  })

  it('asks for it on every address of the interface but the sign-in and the first start', async () => {
    const { app } = await start()
    const { paths } = (await app.inject({ url: '/api/openapi.json' })).json()
    const open: string[] = []
    let asked = 0
    for (const [path, methods] of Object.entries<Record<string, unknown>>(paths)) {
      for (const method of Object.keys(methods)) {
        const url = path.replace(/\{\w+\}/g, 'some-id')
        const { statusCode } = await app.inject({ method: method as 'get', url })
        asked += 1
        if (statusCode !== 401) open.push(`${method} ${path}`)
      }
    }
    expect(asked).toBeGreaterThan(35)
    expect(open.toSorted()).toEqual([
      'get /api/v1/session/ways',
      ...['get /healthz', 'get /metrics', 'get /readyz'],
      ...['post /api/v1/first-start', 'post /api/v1/first-start/link', 'post /api/v1/session'],
      'post /api/v1/session/provider',
    ])
  })

  it('does not start with a route that does not state who may call it', async () => {
    const app = fastify()
    const { deps } = await start()
    installAccess(app, deps)
    app.get('/careless', async () => 'anybody')
    app.get('/stated', { config: { access: 'anyone' } }, async () => 'anybody')
    await expect(app.ready()).rejects.toThrow(/who may call them: .*\/careless/)
  })
})

describe('sessions of the dashboard', () => {
  it('signs in with name and password, and out again', async () => {
    const { app, account } = await start()
    const password = await account('operator', '王芳')
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { name: '王芳', password },
    })
    expect(response.statusCode).toBe(201)
    expect(response.json().account).toMatchObject({ name: '王芳', role: 'operator' })
    expect(response.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    const { cookie, csrf } = await asBrowser(app, '王芳', password)
    const me = await app.inject({ url: '/api/v1/session', headers: { cookie } })
    expect(me.json()).toMatchObject({ kind: 'cookie', csrfToken: csrf })
    const headers = { cookie, [CSRF_HEADER]: csrf }
    const out = await app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect(out.statusCode).toBe(204)
    expect((await app.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(401)
  })

  it('does not tell a wrong name from a wrong password', async () => {
    const { app, account } = await start()
    await account('operator', '王芳')
    const answers = await Promise.all(
      ['王芳', '没有此人'].map((name) =>
        app.inject({
          method: 'POST',
          url: '/api/v1/session',
          payload: { name, password: '不对' },
        }),
      ),
    )
    const told = answers.map((answer) => {
      const { requestId: _, ...rest } = answer.json()
      return rest
    })
    expect(told[0]).toMatchObject({ code: 'wrong-credentials', status: 401 })
    expect(told[0]).toEqual(told[1])
  })

  it('writes only with the CSRF token, and never for another site', async () => {
    const harness = await start()
    const { app, account } = harness
    await seedViolation(harness)
    const { cookie, csrf } = await asBrowser(app, 'li', await account('operator', 'li'))
    const confirm = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/violations/violation-1/confirm',
        headers: { cookie, host: 'xuncha', ...headers },
        payload: BODY,
      })
    expect((await confirm({})).statusCode).toBe(403)
    expect((await confirm({ [CSRF_HEADER]: 'guessed' })).statusCode).toBe(403)
    const right = { [CSRF_HEADER]: csrf }
    expect((await confirm({ ...right, origin: 'https://evil.example' })).statusCode).toBe(403)
    expect((await confirm({ ...right, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    const accepted = await confirm({ ...right, origin: 'http://xuncha' })
    expect(accepted.statusCode).toBe(200)
  })
})

describe('guarding the door', () => {
  it('slows down who guesses passwords', async () => {
    const { app } = await start()
    const attempt = () =>
      app.inject({ method: 'POST', url: '/api/v1/session', payload: { name: 'a', password: 'b' } })
    for (let tried = 0; tried < 5; tried += 1) expect((await attempt()).statusCode).toBe(401)
    const refused = await attempt()
    expect(refused.statusCode).toBe(429)
    expect(refused.json().code).toBe('too-many-requests')
  })

  it('ends by itself after a working day', async () => {
    const { app, account, clock } = await start({
      sessionRules: { ...USUAL_SESSION_RULES, idle: null },
    })
    const { cookie } = await asBrowser(app, 'li', await account('operator', 'li'))
    clock.advance((12 * 3_600_000 - 1) as Parameters<typeof clock.advance>[0])
    expect((await app.inject({ url: '/api/v1/rooms', headers: { cookie } })).statusCode).toBe(200)
    clock.advance(1 as Parameters<typeof clock.advance>[0])
    expect((await app.inject({ url: '/api/v1/rooms', headers: { cookie } })).statusCode).toBe(401)
  })
})
