import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { NodeMediaServerAccess } from '../../../src/adapters/platforms/node-media-server-api.ts'
import {
  createNodeMediaServerCut,
  withoutPort,
} from '../../../src/adapters/platforms/node-media-server-cut.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import type { CutPlatform, PublishState } from '../../../src/ports/cut-platform.ts'
import type { Logger } from '../../../src/ports/logger.ts'

const ACT = { id: 'order-1-act-1', reason: 'why' }

const PASSWORD = 'a password that must not be seen'
const TOKEN = 'a-token-that-must-not-be-seen'
const TEACHER = { sessionId: 's-1', address: '10.0.0.7', protocol: 'rtmp' }

type Handler = (request: IncomingMessage, response: ServerResponse) => void
type Server = {
  readonly url: string
  readonly asked: string[]
  readonly close: () => Promise<void>
}

/** A server on loopback that answers as badly as the test wants. */
async function startServer(handler: Handler): Promise<Server> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume()
    handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const targetAt = (apiUrl: string): CalledTarget => ({
  platform: 'node-media-server',
  apiUrl,
  app: 'live',
  stream: 'maths',
})

const lines: string[] = []
const write = (fields: unknown, message: string): void =>
  void lines.push(`${message} ${JSON.stringify(fields)}`)
const logger: Logger = { debug: write, info: write, warn: write, error: write }

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function cuttingAt(
  handler: Handler,
  access: 'token' | 'password' = 'token',
): Promise<{ platform: CutPlatform; server: Server; state: () => Promise<PublishState> }> {
  const server = await startServer(handler)
  open.push(server)
  const key: NodeMediaServerAccess =
    access === 'token'
      ? { apiUrl: server.url, token: TOKEN }
      : { apiUrl: server.url, username: 'xuncha', password: PASSWORD }
  const platform = createNodeMediaServerCut({
    servers: [key],
    bans: { add: async () => {}, remove: async () => true },
    clock: createSystemClock(),
    logger,
    timeLimit: milliseconds(400),
  })
  return { platform, server, state: () => platform.publishState(targetAt(server.url)) }
}

const stream = (changes: object) => ({
  success: true,
  data: {
    app: 'live',
    name: 'maths',
    status: 'publishing',
    publisher: { id: 's-1', ip: '10.0.0.7:5123', protocol: 'rtmp' },
    ...changes,
  },
})

describe('what a media server says of a stream', () => {
  it.each([
    ['publishing', stream({}), { kind: 'publishing', publisher: TEACHER, viewers: null }],
    [
      'a publisher that has left and is still listed',
      stream({ status: 'reconnecting' }),
      { kind: 'not-publishing' },
    ],
    [
      'viewers without a publisher',
      stream({ status: 'idle', publisher: null }),
      { kind: 'not-publishing' },
    ],
  ])('%s', async (_, body, expected) => {
    const { state } = await cuttingAt((_request, response) => json(response, 200, body))
    expect(await state()).toEqual(expected)
  })

  it.each([
    ['another stream than the one asked for', 200, stream({ name: 'painting' })],
    ['a publisher without a session', 200, stream({ publisher: null })],
    ['an older server that does not tell the status', 200, stream({ status: undefined })],
    ['a failure in a 200', 200, { success: false, message: 'Internal server error' }],
    ['an internal error', 500, { success: false }],
    ['a 404 that is not from the media server', 404, { error: 'no such route' }],
  ])('is not off air: %s', async (_, status, body) => {
    const { state } = await cuttingAt((_request, response) => json(response, status, body))
    expect((await state()).kind).toBe('unreachable')
  })

  it.each<[string, Handler]>([
    ['an HTML page', (_, response) => void response.end('<html>404</html>')],
    ['silence', () => {}],
    [
      'an answer that never ends',
      (_, response) => void response.writeHead(200).write('{"success":'),
    ],
    ['an answer that is far too long', (_, response) => void response.end('x'.repeat(2_000_000))],
    ['a broken connection', (request) => void request.socket.destroy()],
    [
      'a redirect, which would carry the token elsewhere',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
  ])('is not off air: %s', async (_, handler) => {
    const { state } = await cuttingAt(handler)
    expect((await state()).kind).toBe('unreachable')
  })

  it('gives addresses without their port', () => {
    expect(withoutPort('10.0.0.7:5123')).toBe('10.0.0.7')
    expect(withoutPort('::ffff:10.0.0.7:5123')).toBe('10.0.0.7')
    expect(withoutPort('2001:db8::7:5123')).toBe('2001:db8::7')
  })
})

describe('what a media server says to a kick', () => {
  const kick = async (status: number, body: unknown) => {
    const { platform, server } = await cuttingAt((_, response) => json(response, status, body))
    return platform.kick(targetAt(server.url), TEACHER, ACT)
  }

  it('is accepted only when it names the session that was kicked', async () => {
    expect((await kick(200, { success: true, data: { id: 's-1' } })).kind).toBe('accepted')
    expect((await kick(200, { success: true, data: { id: 's-2' } })).kind).toBe('refused')
  })

  it.each([
    ['HTTP 200 without success', 200, { success: false }],
    ['HTTP 200 with nothing', 200, null],
    ['gone already', 404, { success: false, message: 'Session not found' }],
    ['an internal error', 500, { success: false }],
    ['not let in', 401, { success: false, code: 'UNAUTHORIZED' }],
  ])('is refused: %s', async (_, status, body) => {
    expect((await kick(status, body)).kind).toBe('refused')
  })
})

describe('signing in to a media server', () => {
  const signedIn = (tokens: readonly string[]): Handler => {
    let given = 0
    return (request, response) => {
      if (request.url === '/api/v1/login') {
        json(response, 200, { success: true, data: { token: tokens[given++] } })
      } else if (request.headers.authorization === `Bearer ${tokens.at(-1)}`) {
        json(response, 200, stream({}))
      } else {
        json(response, 401, { success: false })
      }
    }
  }

  it('is done once for many questions, even when they come together', async () => {
    const { state, server } = await cuttingAt(signedIn(['first']), 'password')
    await Promise.all([state(), state(), state()])
    expect((await state()).kind).toBe('publishing')
    expect(server.asked.filter((line) => line.includes('login'))).toHaveLength(1)
  })

  it('is done again when the token has run out', async () => {
    const { state } = await cuttingAt(signedIn(['run-out', 'fresh']), 'password')
    expect((await state()).kind).toBe('publishing')
  })

  it('is not repeated after a refusal: five wrong passwords lock the account', async () => {
    const refuse: Handler = (_, response) => json(response, 401, { success: false })
    const { state, server } = await cuttingAt(refuse, 'password')
    for (let i = 0; i < 6; i += 1) expect((await state()).kind).toBe('unreachable')
    expect(server.asked).toEqual(['POST /api/v1/login'])
  })

  it('never happens at an address we hold no key for', async () => {
    const stranger = await startServer((_, response) => json(response, 200, stream({})))
    open.push(stranger)
    const { platform } = await cuttingAt(signedIn(['first']), 'password')
    const target = targetAt(stranger.url)
    expect((await platform.publishState(target)).kind).toBe('unreachable')
    expect((await platform.kick(target, TEACHER, ACT)).kind).toBe('refused')
    expect(stranger.asked).toEqual([])
  })

  it('leaves no secret in the log', async () => {
    const refuse: Handler = (_, response) => json(response, 401, { success: false })
    for (const access of ['password', 'token'] as const) {
      const { platform, state, server } = await cuttingAt(refuse, access)
      await state()
      await platform.kick(targetAt(server.url), TEACHER, ACT)
    }
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('\n')).not.toContain(PASSWORD)
    expect(lines.join('\n')).not.toContain(TOKEN)
  })
})
