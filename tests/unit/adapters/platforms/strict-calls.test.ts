import { MockAgent, fetch as undiciFetch } from 'undici'
import { describe, expect, it } from 'vitest'
import type { Fetch } from '../../../../src/adapters/platforms/http-answer.ts'
import { createMediaMtxCut } from '../../../../src/adapters/platforms/mediamtx-cut.ts'
import { createNginxRtmpCut } from '../../../../src/adapters/platforms/nginx-rtmp-cut.ts'
import type { ServerCutSettings } from '../../../../src/adapters/platforms/server-calls.ts'
import { createSrsCut } from '../../../../src/adapters/platforms/srs-cut.ts'
import { createZlMediaKitCut } from '../../../../src/adapters/platforms/zlmediakit-cut.ts'
import type { ServerPlatform, ServerTarget } from '../../../../src/core/registry/cut-target.ts'
import type { CutPlatform } from '../../../../src/ports/cut-platform.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const API = 'http://10.0.0.5:1985'
const account = { apiUrl: API, username: 'u', password: 'p', secret: 's' }

type Opens = (settings: ServerCutSettings<typeof account>) => CutPlatform
const OPENS: readonly (readonly [ServerPlatform, Opens])[] = [
  ['srs', createSrsCut],
  ['nginx-rtmp', createNginxRtmpCut],
  ['mediamtx', createMediaMtxCut],
  ['zlmediakit', createZlMediaKitCut],
]

const PUBLISHER = { sessionId: '12-0-7', address: '10.1.1.1', protocol: 'rtmp' }

/** The adapter on a network of the test's making, and the addresses that were called on it. */
function opened(
  [platform, open]: (typeof OPENS)[number],
  answer: () => Response | Promise<Response>,
) {
  const calls: string[] = []
  const fetch = (async (url: string) => {
    calls.push(url)
    return answer()
  }) as unknown as Fetch
  const bans = { add: async () => {}, remove: async () => true }
  const clock = createFakeClock(at('2026-10-17T09:31:00+08:00'))
  const cut = open({ servers: [account], bans, clock, logger: silentLogger, fetch })
  const target: ServerTarget = { platform, apiUrl: `${API}/`, app: 'live', stream: 'maths' }
  return { cut, calls, target }
}

const ACT = { id: 'order-1-kick-1', reason: 'why' }

describe.each(OPENS)('%s', (...kind) => {
  it('sends nothing to a server that it has no key to', async () => {
    const { cut, calls, target } = opened(kind, () => new Response('{}'))
    const stranger = { ...target, apiUrl: 'http://10.0.0.6:1985' }
    expect((await cut.publishState(stranger)).kind).toBe('unreachable')
    expect((await cut.kick(stranger, PUBLISHER, ACT)).kind).toBe('refused')
    expect(calls).toEqual([])
  })

  it('drops nobody who was not named: it declares to drop one session', async () => {
    const { cut, calls, target } = opened(kind, () => new Response('{"code":0}'))
    expect(cut.abilities(target).drop).toBe('session')
    expect((await cut.kick(target, null, ACT)).kind).toBe('refused')
    expect(calls).toEqual([])
  })

  it.each([
    ['a page of something else', () => new Response('<html><body>welcome</body></html>')],
    ['an empty 200', () => new Response('')],
    ['an error of its own', () => new Response('{"code":-100,"msg":"no"}')],
    ['nobody let in', () => new Response('{"code":0}', { status: 401 })],
    ['a gateway that is alone', () => new Response('{"code":0}', { status: 502 })],
    ['a thing of seventeen megabytes', () => new Response('x'.repeat(17_000_000))],
    ['a network that is gone', () => Promise.reject(new Error('ECONNREFUSED'))],
  ])('says that it could not see, never off air, after %s', async (_name, answer) => {
    const { cut, target } = opened(kind, answer)
    expect((await cut.publishState(target)).kind).toBe('unreachable')
  })

  it.each([
    ['not let in', 403, 'refused'],
    ['not found', 404, 'refused'],
    ['a gateway that does not tell', 504, 'unreachable'],
  ] as const)('takes no answer but its own for a kick: %s', async (_name, status, kind_) => {
    const { cut, target } = opened(kind, () => new Response('nothing of ours', { status }))
    expect((await cut.kick(target, PUBLISHER, ACT)).kind).toBe(kind_)
  })

  it('follows no redirect', async () => {
    const agent = new MockAgent()
    agent.disableNetConnect()
    const headers = { location: 'http://10.9.9.9/' }
    agent
      .get(API)
      .intercept({ path: () => true, method: () => true })
      .reply(302, '', { headers })
      .persist()
    const fetch: Fetch = (url, init) => undiciFetch(url, { ...init, dispatcher: agent })
    const bans = { add: async () => {}, remove: async () => true }
    const clock = createFakeClock(at('2026-10-17T09:31:00+08:00'))
    const cut = kind[1]({ servers: [account], bans, clock, logger: silentLogger, fetch })
    const target: ServerTarget = { platform: kind[0], apiUrl: API, app: 'live', stream: 'maths' }
    const outcome = await cut.kick(target, PUBLISHER, ACT)
    expect(outcome.kind).toBe('unreachable')
    await agent.close()
  })
})

describe('nginx-rtmp', () => {
  const [, nginx] = OPENS
  const kind = nginx as (typeof OPENS)[number]

  it.each(['', 'a b', 'a&app=other', '数学', 'a%20b', 'a#b'])(
    'offers no drop of a name that its control addresses cannot say: "%s"',
    async (stream) => {
      const { cut, calls, target } = opened(kind, () => new Response('1'))
      const named = { ...target, stream }
      expect(cut.abilities(named).drop).toBe('none')
      expect((await cut.kick(named, PUBLISHER, ACT)).kind).toBe('refused')
      expect(calls).toEqual([])
    },
  )

  it('goes on asking while a worker says 0, and gives up within limits', async () => {
    const bodies = ['0', '0', '1', '0', '0']
    const found = opened(kind, () => new Response(bodies.shift()))
    expect((await found.cut.kick(found.target, PUBLISHER, ACT)).kind).toBe('accepted')
    expect(found.calls).toHaveLength(5)
    expect(new URL(found.calls[0] ?? '').search).toBe(
      '?srv=0&app=live&name=maths&clientid=7&addr=10.1.1.1',
    )
    const never = opened(kind, () => new Response('0'))
    expect((await never.cut.kick(never.target, PUBLISHER, ACT)).kind).toBe('refused')
    expect(never.calls.length).toBeLessThan(100)
  })

  const client = (id: string, address: string) =>
    `<client><id>${id}</id><address>${address}</address><publishing/></client>`
  const page = (pid: string, stream: string) =>
    `<rtmp><pid>${pid}</pid><server><application><name>live</name><live>${stream}</live></application></server></rtmp>`
  const onAir = (clients: string) => `<stream><name>maths</name>${clients}<publishing/></stream>`

  it('finds the worker that has the stream, and takes no relay of another worker for the encoder', async () => {
    const pages = [
      page('11', ''),
      page('11', ''),
      page('12', onAir(client('3', 'unix:/tmp/nginx-rtmp.12'))),
      page('11', ''),
      page('13', onAir(client('4', '10.1.1.1'))),
    ]
    const { cut, target } = opened(kind, () => new Response(pages.shift() ?? page('11', '')))
    expect(await cut.publishState(target)).toEqual({
      kind: 'publishing',
      publisher: { sessionId: '13-0-4', address: '10.1.1.1', protocol: 'rtmp' },
      viewers: 0,
    })
  })

  it('finds the publisher behind ten thousand viewers', async () => {
    const viewer = `<client><id>1</id><address>10.9.9.9</address>${' '.repeat(300)}</client>`
    const crowd = onAir(viewer.repeat(10_000) + client('4', '10.1.1.1'))
    const { cut, target } = opened(kind, () => new Response(page('13', crowd)))
    expect(await cut.publishState(target)).toMatchObject({
      publisher: { address: '10.1.1.1' },
      viewers: 10_000,
    })
  })

  it('reads no document type and no half page', async () => {
    for (const text of [
      `<!DOCTYPE x [<!ENTITY a "b">]>${page('1', '')}`,
      page('1', '').slice(0, -8),
    ]) {
      const { cut, target } = opened(kind, () => new Response(text))
      expect((await cut.publishState(target)).kind).toBe('unreachable')
    }
  })
})

describe('mediamtx', () => {
  it('takes a source of a kind that nobody knows for one that is pulled, whatever it is called', async () => {
    const path = { name: 'live/maths', online: true, source: { type: 'constructor', id: 's' } }
    const kind = OPENS[2] as (typeof OPENS)[number]
    const { cut, target } = opened(kind, () => new Response(JSON.stringify(path)))
    expect(await cut.publishState(target)).toMatchObject({
      kind: 'publishing',
      publisher: { sessionId: 'constructor:s', address: null },
    })
  })
})

describe('srs', () => {
  const row = (name: string) => ({
    id: `vid-${name}`,
    name,
    vhost: 'v',
    app: 'live',
    publish: { active: true, cid: 'c' },
  })
  /** Serves a list page by page; `leaves` go after the first page was read. */
  function serving(leaves: (reads: number) => number, most = 2) {
    const names = Array.from({ length: 6 }, (_, nth) => `a${nth}`)
    let reads = 0
    const all = [...names, 'maths'].map(row)
    const fetch = (async (url: string) => {
      const { pathname, searchParams } = new URL(url)
      if (pathname.includes('vhosts'))
        return Response.json({ code: 0, vhosts: [{ id: 'v', name: '__defaultVhost__' }] })
      if (pathname.includes('clients'))
        return Response.json({ code: 0, client: { id: 'c', ip: '10.1.1.1', type: 'fmle-publish' } })
      const start = Number(searchParams.get('start'))
      const streams = all.slice(start, start + most)
      reads += 1
      all.splice(0, leaves(reads))
      return Response.json({ code: 0, streams })
    }) as unknown as Fetch
    const bans = { add: async () => {}, remove: async () => true }
    const clock = createFakeClock(at('2026-10-17T09:31:00+08:00'))
    const cut = createSrsCut({ servers: [account], bans, clock, logger: silentLogger, fetch })
    return cut.publishState({ platform: 'srs', apiUrl: API, app: 'live', stream: 'maths' })
  }

  it.each([1, 2, 3, 4])(
    'misses nobody who slid to the page before while the list was read (%i)',
    async (read) => {
      expect((await serving((reads) => (reads === read ? 2 : 0))).kind).toBe('publishing')
    },
  )

  it('reads a server to the end that gives one stream at a time', async () => {
    expect((await serving(() => 0, 1)).kind).toBe('publishing')
  })

  it('has not seen a list that never stands still', async () => {
    let odd = 0
    const shuffled = serving(() => (odd++ % 2 === 0 ? 1 : 0))
    expect((await shuffled).kind).not.toBe('not-publishing')
  })
})
