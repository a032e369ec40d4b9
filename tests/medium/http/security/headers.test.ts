import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEvidenceFrame } from '../../../build/database/database-rows.ts'
import { pool } from '../harness-pool.ts'
import { type Harness, NOW, seedViolation } from '../http-harness.ts'

const start = pool()
const SPAN = 'from=2026-10-17T00:00:00%2B08:00&to=2026-10-18T00:00:00%2B08:00'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-headers-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>巡查</title>')
  await writeFile(join(folder, 'assets', 'index-abc.js'), 'export {}')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Headers = IncomingHttpHeaders | OutgoingHttpHeaders | Readonly<Record<string, unknown>>

const REFERENCE = 'the reference of the interface'

/** Every kind of answer, and who may keep it. */
const KINDS = [
  { kind: 'a page', url: '/rooms/r1', html: true, status: 200, kept: /^no-cache$/ },
  { kind: 'a script of the page', url: '/assets/index-abc.js', status: 200, kept: /^public/ },
  { kind: 'an answer', url: '/api/v1/rooms', status: 200, kept: /^no-store$/ },
  { kind: 'the own session', url: '/api/v1/session', status: 200, kept: /^no-store$/ },
  { kind: 'a refusal', url: '/api/v1/users', status: 403, kept: /^no-store$/ },
  { kind: 'what does not exist', url: '/api/v1/rooms/nobody', status: 404, kept: /^no-store$/ },
  { kind: 'no address', url: '/api/v1/nonsense', status: 404, kept: /^no-store$/ },
  { kind: 'a bad request', url: '/api/v1/rooms?no=1', status: 400, kept: /^no-store$/ },
  {
    kind: 'a file',
    url: `/api/v1/violations/file?${SPAN}&format=csv`,
    status: 200,
    kept: /^no-store$/,
  },
  {
    kind: 'evidence',
    url: `/api/v1/violations/violation-1/evidence/${anEvidenceFrame().sha256}`,
    status: 200,
    kept: /^private,/,
  },
  {
    kind: 'a picture of a room',
    url: '/api/v1/rooms/room-1/thumbnail',
    status: 200,
    kept: /^private,/,
  },
  { kind: 'figures for machines', url: '/metrics', status: 200, kept: /^no-store$/ },
  { kind: 'whether it lives', url: '/healthz', status: 200, kept: /^no-store$/ },
  { kind: 'the description', url: '/api/openapi.json', status: 200, kept: /./ },
  { kind: REFERENCE, url: '/api/docs/', status: 200, kept: /./ },
] as const

/** What browsers are told with whatever is answered. */
function expectGuarded(headers: Headers, of: string, secure = false): void {
  const policy = String(headers['content-security-policy'])
  for (const part of [
    "default-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy, of).toContain(part)
  }
  // The reference of the interface brings a script of its own within its page, which shows nothing from outside.
  const inline = of === REFERENCE ? / https?:|\*/ : /script-src[^;]*unsafe| https?:|\*/
  expect(policy, of).not.toMatch(inline)
  expect(headers['x-content-type-options'], of).toBe('nosniff')
  expect(headers['referrer-policy'], of).toBe('no-referrer')
  expect(headers['cross-origin-opener-policy'], of).toBe('same-origin')
  expect(headers['cross-origin-resource-policy'], of).toBe('same-origin')
  expect(headers['x-powered-by'], of).toBeUndefined()
  expect(headers['access-control-allow-origin'], of).toBeUndefined()
  const lasting = secure ? 'max-age=31536000' : undefined
  expect(headers['strict-transport-security'], of).toBe(lasting)
}

async function seeded(harness: Harness): Promise<Harness> {
  await seedViolation(harness)
  const jpeg = new Uint8Array([0xff, 0xd8, 9])
  await harness.transactions.run(({ roomBoard }) =>
    roomBoard.saveThumbnail({ roomId: 'room-1', at: NOW, jpeg }),
  )
  return harness
}

describe('every kind of answer', () => {
  it('tells browsers to load nothing from elsewhere, to guess no type, to be framed by nobody, and who may keep it', async () => {
    const harness = await seeded(await start({ settings: { dashboardFolder: folder } }))
    const authorization = `Bearer ${await harness.token('analyst')}`
    for (const one of KINDS) {
      const accept = 'html' in one ? { accept: 'text/html' } : {}
      const headers = { authorization, ...accept }
      const answer = await harness.app.inject({ url: one.url, headers })
      expect(answer.statusCode, one.kind).toBe(one.status)
      expectGuarded(answer.headers, one.kind)
      expect(answer.headers['cache-control'], one.kind).toMatch(one.kept)
    }
  })

  it('holds for what breaks inside, and for requests that no route has seen', async () => {
    const broken = await start({
      deps: (deps) => ({
        ...deps,
        within: () => {
          throw new Error('inside')
        },
      }),
    })
    const authorization = `Bearer ${await broken.token('operator')}`
    const inside = await broken.app.inject({ url: '/api/v1/rooms', headers: { authorization } })
    expect(inside.statusCode).toBe(500)
    expectGuarded(inside.headers, 'inside')
    const nobody = await broken.app.inject({ url: '/api/v1/rooms' })
    expect(nobody.statusCode).toBe(401)
    expectGuarded(nobody.headers, 'nobody')
    expect(nobody.headers['cache-control']).toBe('no-store')
  })

  it('holds for a stream of events', async () => {
    const harness = await start()
    const address = await harness.app.listen({ host: '127.0.0.1', port: 0 })
    const gone = new AbortController()
    const stream = await fetch(`${address}/api/v1/events`, {
      headers: {
        authorization: `Bearer ${await harness.token('operator')}`,
        accept: 'text/event-stream',
      },
      signal: gone.signal,
    })
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    expectGuarded(Object.fromEntries(stream.headers), 'events')
    expect(stream.headers.get('cache-control')).toMatch(/no-(store|cache)/)
    gone.abort()
  })

  it('tells browsers to come back by https alone where it is served so', async () => {
    const { app } = await start({ settings: { cookieSecure: true } })
    for (const url of ['/api/v1/rooms', '/healthz', '/nonsense']) {
      expectGuarded((await app.inject({ url })).headers, url, true)
    }
  })
})

describe('cookies', () => {
  const signIn = async (harness: Harness) => {
    const password = await harness.account('operator', 'li')
    return await harness.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { name: 'li', password },
    })
  }

  it('are out of reach of scripts and of other sites; behind https bound to it and to this name', async () => {
    const plain = await signIn(await start())
    const secure = await signIn(await start({ settings: { cookieSecure: true } }))
    expect(plain.cookies.length).toBeGreaterThan(0)
    for (const cookie of [...plain.cookies, ...secure.cookies]) {
      expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
      expect(cookie.domain, cookie.name).toBeUndefined()
    }
    for (const cookie of secure.cookies) {
      expect(cookie.secure, cookie.name).toBe(true)
      expect(cookie.name).toMatch(/^__Host-/)
    }
    expect(plain.cookies.every(({ secure: only }) => only !== true)).toBe(true)
    expect(plain.headers['cache-control']).toBe('no-store')
  })
})
