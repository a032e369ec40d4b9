import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as requestPlain } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { request } from 'node:https'
import { connect as connectSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCertificate, watchCertificate } from '../../../../src/compose/secrets/certificates.ts'
import { makeSelfSigned } from '../../../build/streams/self-signed.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'
import { pool } from '../harness-pool.ts'

const start = pool()
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-tls-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const filesIn = (at: string) => ({
  certificateFile: join(at, 'fullchain.pem'),
  keyFile: join(at, 'key.pem'),
})

async function keep({ cert, key }: { readonly cert: string; readonly key: string }) {
  const files = filesIn(folder)
  await writeFile(files.certificateFile, cert)
  await writeFile(files.keyFile, key)
  return files
}

async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** Fingerprint of what a new connection is shown. */
async function shown(port: number): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.destroy()
  return fingerprint256
}

describe('with a certificate', () => {
  it('browsers get HTTP/2 with pages and events on one connection, and closing is not held up', async () => {
    const harness = await start({ settings: { tls: makeSelfSigned(), cookieSecure: true } })
    const port = await listen(harness.app)
    const authorization = `Bearer ${await harness.token('operator')}`
    const session = connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false })
    session.on('error', () => {})
    const events = session.request({ ':path': '/api/v1/events', authorization })
    events.on('error', () => {})
    let told = ''
    events.setEncoding('utf8')
    const beat = new Promise<void>((resolve) => {
      events.on('data', (text: string) => {
        told += text
        if (told.includes('event: beat')) resolve()
      })
    })
    await beat
    expect(told).toContain('event: hello')
    const page = session.request({ ':path': '/api/v1/system', authorization })
    const [headers] = await once(page, 'response')
    expect(headers[':status']).toBe(200)
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    page.resume()
    const ended = once(session, 'close')
    await harness.app.close()
    await ended
  })

  it('a write over HTTP/2 is known for our own by its authority', async () => {
    const harness = await start({ settings: { tls: makeSelfSigned(), cookieSecure: true } })
    const port = await listen(harness.app)
    const password = await harness.account('operator', 'li')
    const signIn = async (origin: string): Promise<unknown> => {
      const session = connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false })
      const call = session.request({
        ':method': 'POST',
        ':path': '/api/v1/session',
        'content-type': 'application/json',
        origin,
      })
      call.end(JSON.stringify({ name: 'li', password }))
      const [headers] = await once(call, 'response')
      session.destroy()
      return headers[':status']
    }
    expect(await signIn('https://evil.example')).toBe(403)
    expect(await signIn(`https://127.0.0.1:${port}`)).toBe(201)
  })
})

describe('with a certificate, otherwise', () => {
  it('who speaks only HTTP/1.1 is served on the same port', async () => {
    const harness = await start({ settings: { tls: makeSelfSigned() } })
    const port = await listen(harness.app)
    const call = request({ host: '127.0.0.1', port, path: '/healthz', rejectUnauthorized: false })
    call.end()
    const [response] = await once(call, 'response')
    expect(response.statusCode).toBe(200)
    expect(response.httpVersion).toBe('1.1')
    response.resume()
  })

  it('a renewed one is shown without a restart, and a broken one is not', async () => {
    const first = makeSelfSigned()
    const harness = await start({ settings: { tls: first } })
    const files = await keep(first)
    const port = await listen(harness.app)
    const before = await shown(port)
    const stop = new AbortController()
    const rounds: (() => Promise<void>)[] = [
      async () => void (await writeFile(files.keyFile, makeSelfSigned().key)),
      async () => {
        expect(await shown(port)).toBe(before)
        await keep(makeSelfSigned())
      },
      async () => {
        expect(await shown(port)).not.toBe(before)
        stop.abort()
      },
    ]
    const sleep = async (): Promise<void> => await rounds.shift()?.()
    const { app } = harness
    const needs = { files, inUse: first, app, clock: { sleep }, logger: silentLogger }
    await watchCertificate(needs, stop.signal)
    expect(rounds).toEqual([])
  })

  it('files that do not go together, or are not there, stop the start with one sentence', async () => {
    const files = await keep({ cert: makeSelfSigned().cert, key: makeSelfSigned().key })
    expect(await readCertificate(files)).toMatchObject({
      fault: { code: 'setting-invalid', where: 'XUNCHA_TLS_CERTIFICATE_FILE' },
    })
    await rm(files.keyFile)
    expect(await readCertificate(files)).toMatchObject({
      fault: { code: 'setting-invalid', where: 'XUNCHA_TLS_KEY_FILE' },
    })
  })
})

describe('plain HTTP on the port of TLS', () => {
  it('who leaves out the s is told so, or led to the public address, and holds nothing open', async () => {
    const publicOrigin = 'https://patrol.example.cn'
    const harness = await start({ settings: { tls: makeSelfSigned(), publicOrigin } })
    const port = await listen(harness.app)
    const ask = async (path: string, method = 'GET', body = '') => {
      const call = requestPlain({ host: '127.0.0.1', port, path, method, agent: false })
      call.end(body)
      const [response] = await once(call, 'response')
      const { statusCode: status, headers } = response
      return { status, headers, body: await text(response) }
    }
    const page = await ask('/violations?ongoing=true')
    expect(page).toMatchObject({
      status: 308,
      headers: { location: `${publicOrigin}/violations?ongoing=true`, connection: 'close' },
    })
    for (const told of [
      await ask('/api/v1/system'),
      await ask('//evil.example/'),
      await ask('/session', 'POST', 'x'.repeat(3_000_000)),
    ]) {
      expect(told.status).toBe(400)
      expect(told.headers['content-type']).toContain('application/problem+json')
      expect(told.headers.location).toBeUndefined()
      expect(JSON.parse(told.body)).toMatchObject({ code: 'bad-request', status: 400 })
      expect(told.body).toMatch(/HTTPS.*patrol\.example\.cn/)
    }
    const silent = connectSocket(port, '127.0.0.1')
    const halfLine = connectSocket(port, '127.0.0.1', () => halfLine.write('GET /'))
    await Promise.all([once(silent, 'connect'), once(halfLine, 'connect')])
    const gone = [silent, halfLine].map(async (socket) => {
      socket.on('error', () => {})
      await new Promise((resolve) => socket.once('close', resolve))
    })
    await harness.app.close()
    await Promise.all(gone)
  })
})
