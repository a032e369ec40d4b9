import { describe, expect, it } from 'vitest'
import { placeOf, SERVER_PLATFORMS } from '../../../src/core/registry/cut-target.ts'
import { at } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { HOOK_TOKEN, NOW, type startHttp, TARGET } from './http-harness.ts'

const start = pool()
type Harness = Awaited<ReturnType<typeof startHttp>>

const hookCall = (
  { app }: Harness,
  body: object,
  options: { token?: string; type?: string | null } = {},
) =>
  app.inject({
    method: 'POST',
    url: `/hooks/node-media-server?token=${options.token ?? HOOK_TOKEN}`,
    headers: options.type === null ? {} : { 'content-type': options.type ?? 'text/plain' },
    payload: JSON.stringify(body),
  })

const publish = (name: string, action = 'prePublish') => ({
  id: 's2',
  ip: '127.0.0.1',
  app: 'live',
  name,
  action,
})

async function banned(until: string | null): Promise<Harness> {
  const harness = await start()
  await harness.transactions.run((records) =>
    records.streamBans.add({
      server: placeOf(TARGET),
      app: 'live',
      stream: 'maths',
      until: until === null ? null : at(until),
      since: NOW,
    }),
  )
  return harness
}

describe('the publish authentication of the media server', () => {
  it('keeps a banned stream out, before it publishes and right after', async () => {
    const harness = await banned(null)
    expect((await hookCall(harness, publish('maths'))).statusCode).toBe(403)
    expect((await hookCall(harness, publish('maths', 'postPublish'))).statusCode).toBe(403)
    expect((await hookCall(harness, publish('painting'))).statusCode).toBe(200)
  })

  it('lets it in again when the ban has ended, to the second', async () => {
    const harness = await banned('2026-10-17T09:32:00+08:00')
    expect((await hookCall(harness, publish('maths'))).statusCode).toBe(403)
    harness.clock.setWall(at('2026-10-17T09:32:00+08:00'))
    expect((await hookCall(harness, publish('maths'))).statusCode).toBe(200)
  })

  it('lets everything else of the media server pass', async () => {
    const harness = await banned(null)
    for (const action of ['prePlay', 'donePublish', 'doneRecord']) {
      expect((await hookCall(harness, publish('maths', action))).statusCode).toBe(200)
    }
  })

  it('reads the body whatever its kind is said to be', async () => {
    const harness = await banned(null)
    for (const type of ['text/plain;charset=UTF-8', 'application/json', 'text/html', null]) {
      const response = await hookCall(harness, publish('maths'), { type })
      expect(response.statusCode, String(type)).toBe(403)
    }
  })

  it('answers only who knows the token, and refuses what it cannot read', async () => {
    const harness = await start()
    expect((await hookCall(harness, publish('maths'), { token: 'guess' })).statusCode).toBe(403)
    const { app } = harness
    const noToken = await app.inject({ method: 'POST', url: '/hooks/node-media-server' })
    expect(noToken.statusCode).toBe(403)
    expect((await hookCall(harness, [])).statusCode).toBe(400)
    const broken = await app.inject({
      method: 'POST',
      url: `/hooks/node-media-server?token=${HOOK_TOKEN}`,
      payload: '{"action":',
    })
    expect(broken.statusCode).toBe(400)
  })
})

describe('while the database is away', () => {
  const asking = (url: string, body: string) => ({
    method: 'POST' as const,
    url: `${url}?token=${HOOK_TOKEN}&server=${encodeURIComponent(placeOf(TARGET))}`,
    payload: body,
  })

  it('nobody new is let in, in the words of each kind of server, and questions of no ban are answered', async () => {
    const servers = SERVER_PLATFORMS.map((platform) => ({
      platform,
      server: placeOf(TARGET),
      token: `token of ${platform}`,
    }))
    const away = async () => {
      throw new Error('the database is away')
    }
    const { app } = await start({
      settings: { hookKeys: { shared: HOOK_TOKEN, servers } },
      deps: (deps) => ({ ...deps, publishing: { ...deps.publishing, mayPublish: away } }),
    })
    for (const [path, body] of [
      ['/hooks/node-media-server', '{"action":"prePublish","app":"live","name":"maths"}'],
      ['/hooks/srs', '{"action":"on_publish","app":"live","stream":"maths"}'],
      ['/hooks/nginx-rtmp', 'call=publish&app=live&name=maths'],
      ['/hooks/mediamtx', '{"action":"publish","path":"live/maths"}'],
      ['/hooks/zlmediakit', '{"app":"live","stream":"maths"}'],
    ] as const) {
      expect((await app.inject(asking(path, body))).statusCode, path).toBeGreaterThanOrEqual(500)
    }
    const read = asking('/hooks/mediamtx', '{"action":"read","path":"live/maths"}')
    expect((await app.inject(read)).statusCode).toBe(200)
    const long = asking('/hooks/srs', `{"action":"${'x'.repeat(70_000)}"}`)
    expect((await app.inject(long)).statusCode).toBe(413)
  })
})
