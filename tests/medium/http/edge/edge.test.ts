import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FAULT_STATUS, FAULT_TITLES } from '../../../../src/adapters/http/fault-status.ts'
import { FAULT_CODES } from '../../../../src/core/fault.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()
const CONFIRM = '/api/v1/violations/violation-1/confirm'
const REASON = { reason: '属实' }

describe('what goes wrong', () => {
  it('is told as a problem, with a code, in two languages, and a number for the log', async () => {
    const call = await asProgram(await start())
    const response = await call('GET', '/api/v1/violations/nobody')
    expect(response.statusCode).toBe(404)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({ code: 'not-found', status: 404, where: 'id' })
    expect(response.json().requestId).not.toBe('')
  })

  it('hides what broke inside, and logs it under the same number', async () => {
    const harness = await start({
      deps: (deps) => ({
        ...deps,
        within: (jurisdiction) => ({
          ...deps.within(jurisdiction),
          rooms: {
            ...deps.within(jurisdiction).rooms,
            list: () => Promise.reject(new Error('password=hunter2 at table rooms')),
          },
        }),
      }),
    })
    const call = await asProgram(harness)
    const response = await call('GET', '/api/v1/rooms')
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('hunter2')
    expect(harness.errors).toHaveLength(1)
    expect(harness.errors[0]?.fields).toMatchObject({ requestId: response.json().requestId })
  })

  it('is a bad request when the body is no JSON, too large or of another kind', async () => {
    const harness = await start()
    const token = await harness.token('operator')
    const send = (payload: string, type: string) =>
      harness.app.inject({
        method: 'POST',
        url: CONFIRM,
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        payload,
      })
    const answers = [
      await send('{"reason":', 'application/json'),
      await send('', 'application/json'),
      await send('reason=x', 'application/x-www-form-urlencoded'),
      await send(JSON.stringify({ reason: 'x'.repeat(2_000_000) }), 'application/json'),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 415, 413])
    for (const answer of answers) expect(answer.json().code).toBe('bad-request')
  })

  it('knows a status and a title for every fault there is', () => {
    for (const code of FAULT_CODES) {
      expect(FAULT_STATUS[code], code).toBeGreaterThanOrEqual(400)
      expect(FAULT_TITLES[code], code).not.toBe('')
    }
  })

  it('is a problem, not a page, at addresses that do not exist', async () => {
    const call = await asProgram(await start())
    const response = await call('GET', '/api/v1/nonsense', undefined, { accept: 'text/html' })
    expect(response.statusCode).toBe(404)
    expect(response.json().code).toBe('not-found')
  })
})

describe('Idempotency-Key', () => {
  it('answers the same request with the same answer, done once', async () => {
    const harness = await start()
    await seedViolation(harness)
    const call = await asProgram(harness)
    const headers = { 'idempotency-key': 'k-1' }
    const first = await call('POST', CONFIRM, REASON, headers)
    const second = await call('POST', CONFIRM, REASON, headers)
    expect([first.statusCode, second.statusCode]).toEqual([200, 200])
    expect(second.body).toBe(first.body)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect((await call('POST', CONFIRM, REASON)).statusCode).toBe(409)
  })

  it('refuses the key for another request, but keeps callers apart', async () => {
    const harness = await start()
    await seedViolation(harness)
    const call = await asProgram(harness)
    const headers = { 'idempotency-key': 'k-1' }
    await call('POST', CONFIRM, REASON, headers)
    const other = await call('POST', CONFIRM, { reason: '另一个理由' }, headers)
    expect(other.json()).toMatchObject({ code: 'idempotency-mismatch', status: 422 })
    const stranger = await asProgram(harness, 'administrator')
    expect((await stranger('POST', CONFIRM, REASON, headers)).json().code).toBe('wrong-state')
  })

  it('gives the same refusal again too', async () => {
    const harness = await start()
    const call = await asProgram(harness)
    const headers = { 'idempotency-key': 'k-2' }
    const first = await call('POST', CONFIRM, REASON, headers)
    const second = await call('POST', CONFIRM, REASON, headers)
    expect(first.statusCode).toBe(404)
    expect(second.body).toBe(first.body)
    expect(second.headers['content-type']).toContain('application/problem+json')
  })
})

describe('for the machines that look after it', () => {
  it('says that it lives, what is ready, and how it fares', async () => {
    const harness = await start()
    await seedViolation(harness)
    const { app } = harness
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ alive: true })
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200)
    const metrics = await app.inject({ url: '/metrics' })
    expect(metrics.headers['content-type']).toContain('text/plain')
    expect(metrics.body).toContain('xuncha_rooms{state="violating"} 1')
    expect(metrics.body).toContain('xuncha_violations_ongoing 1')
    expect(metrics.body).toContain('xuncha_readings_total{what="unchanged"} 7')
  })

  it('is not ready, and names why, when a part is missing', async () => {
    const { app } = await start({
      deps: (deps) => ({
        ...deps,
        system: {
          ...deps.system,
          parts: async () => [{ name: 'ffmpeg', ready: false, detail: 'not found' }],
        },
      }),
    })
    const response = await app.inject({ url: '/readyz' })
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({
      ready: false,
      parts: [{ name: 'ffmpeg', ready: false, detail: 'not found' }],
    })
  })

  it('describes itself as OpenAPI 3.1 with a page to browse', async () => {
    const { app } = await start()
    const document = (await app.inject({ url: '/api/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.components.schemas)).toContain('Violation')
    const confirm = document.paths['/api/v1/violations/{id}/confirm'].post
    expect(Object.keys(confirm.responses)).toEqual(expect.arrayContaining(['200', '4XX', '5XX']))
    const page = await app.inject({ url: '/api/docs/' })
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).not.toMatch(/(src|href)="https?:/)
  })
})

describe('the dashboard', () => {
  it('says how to build it when it is not built', async () => {
    const { app } = await start()
    const response = await app.inject({ url: '/' })
    expect(response.statusCode).toBe(503)
    expect(response.body).toContain('npm run prepare')
  })

  it('is served with its own addresses, under a policy that loads nothing from elsewhere', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xuncha-dashboard-'))
    try {
      await writeFile(join(folder, 'index.html'), '<!doctype html><title>巡查</title>')
      await writeFile(join(folder, 'main.js'), 'export {}')
      const { app } = await start({ settings: { dashboardFolder: folder } })
      const headers = { accept: 'text/html' }
      for (const url of ['/', '/violations/violation-1']) {
        const page = await app.inject({ url, headers })
        expect(page.statusCode, url).toBe(200)
        expect(page.body, url).toContain('巡查')
        expect(page.headers['content-security-policy']).toContain("default-src 'self'")
      }
      expect((await app.inject({ url: '/main.js' })).statusCode).toBe(200)
      expect((await app.inject({ url: '/assets/gone.js', headers })).statusCode).toBe(404)
      const outside = await app.inject({ url: '/..%2f..%2fetc/passwd' })
      expect(outside.statusCode).toBe(404)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
