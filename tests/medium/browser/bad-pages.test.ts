import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UnseenReason } from '../../../src/core/patrol/unseen-reason.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { patiently, soonAfter } from '../../build/patience.ts'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { makeSelfSigned } from '../../build/streams/self-signed.ts'
import {
  bytes,
  redirectTo,
  type StreamServer,
  silence,
  startStreamServer,
  status,
  unending,
} from '../../build/streams/stream-server.ts'

let browsing: Browsing
let server: StreamServer
let tls: ReturnType<typeof createTlsServer>

beforeAll(async () => {
  browsing = await openBrowsing()
  server = await startStreamServer()
  tls = createTlsServer(makeSelfSigned(), (_, response) => response.end('hello'))
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
  expect(await browsing.chromium.ready()).toMatchObject({ ok: true })
})

afterAll(async () => {
  await browsing.close()
  await server.close()
  tls.close()
  tls.closeAllConnections()
})

const html = (path: string, body: string): string =>
  server.serve(path, bytes(`<!doctype html><meta charset="utf-8">${body}`, 'text/html'))

const tlsOrigin = (): string => `https://127.0.0.1:${(tls.address() as AddressInfo).port}`

const CASES: readonly (readonly [name: string, reason: UnseenReason, address: () => string])[] = [
  ['an address that is none', 'bad-address', () => 'room 1'],
  ['a file of this machine', 'bad-address', () => 'file:///etc/hostname'],
  ['a name that does not exist', 'dns', () => 'http://no-such-host.invalid/'],
  ['a port where nobody listens', 'refused', () => 'http://127.0.0.1:9/'],
  ['https where nobody listens', 'refused', () => 'https://127.0.0.1:9/'],
  ['a certificate nobody vouches for', 'tls', tlsOrigin],
  ['a server that never answers', 'timeout', () => server.serve('/silent', silence)],
  ['a body that never comes', 'timeout', () => server.serve('/hang', unending('', 'text/html'))],
  ['a redirect to itself', 'redirect-loop', () => server.serve('/loop', redirectTo('/loop'))],
  ['not found', 'http-4xx', () => server.serve('/404', status(404))],
  ['a broken server', 'http-5xx', () => server.serve('/500', status(500))],
  ['not in your country', 'geo-blocked', () => server.serve('/451', status(451))],
  ['a download', 'not-media', () => server.serve('/zip', bytes('PK', 'application/zip'))],
  ['a login form', 'login-wall', () => html('/login', '<h1>登录</h1><input type=password>')],
  ['a call to log in', 'login-wall', () => html('/wall', '<p>请先登录后才能观看本场直播</p>')],
  [
    'a redirect to a login page',
    'login-wall',
    () => server.serve('/vip', redirectTo(html('/passport/login', '扫码'))),
  ],
  [
    'a slider to prove one is human',
    'risk-control',
    () => html('/slider', '<p>访问过于频繁，请拖动滑块完成验证</p>'),
  ],
  [
    'words about the region',
    'geo-blocked',
    () => html('/place', '<p>您所在的地区暂不支持观看</p>'),
  ],
  [
    'a black player',
    'black',
    () =>
      html(
        '/dark',
        '<body style="background:#000"><canvas width=640 height=360 style="background:#000">',
      ),
  ],
]

describe('a page that shows no lesson', () => {
  it.concurrent.each(CASES)('%s: %s', async (_name, reason, address) => {
    const budget = seconds(reason === 'timeout' ? 4 : 15)
    const started = browsing.clock.monotonic()
    const outcome = await browsing.visitor.visit(address(), { budget })
    expect(outcome).toMatchObject({ kind: 'unseen', reason })
    expect(browsing.clock.monotonic() - started).toBeLessThan(soonAfter(budget))
  })

  it('keeps the HTTP status', async () => {
    expect(
      await browsing.visitor.visit(server.serve('/403', status(403)), { budget: seconds(10) }),
    ).toMatchObject({ reason: 'http-4xx', httpStatus: 403 })
  })

  it('that merely mentions logging in is a page and no wall', async () => {
    const url = html('/long', `<p>登录/注册</p><p>${'数学课程介绍 '.repeat(200)}</p>`)
    expect(await browsing.visitor.visit(url, { budget: seconds(10) })).toMatchObject({
      kind: 'page',
      mediaUrls: [],
      videoPicture: null,
    })
  })

  it('is left at once when the visit is given up', async () => {
    const stop = new AbortController()
    const url = server.serve('/waiting', silence)
    const visiting = browsing.visitor.visit(url, { budget: seconds(60), signal: stop.signal })
    await patiently(() => expect(server.asked).toContain('/waiting'))
    stop.abort()
    expect(await visiting).toMatchObject({ kind: 'unseen', reason: 'timeout' })
  })
})

describe('the browser', () => {
  it('is launched anew after a crash', async () => {
    const url = html('/fine', '<p>好</p>')
    const before = descendants()
    expect(before.length).toBeGreaterThan(0)
    for (const pid of before) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Ended together with its parent.
      }
    }
    await patiently(() => expect(descendants()).toEqual([]))
    expect(await browsing.visitor.visit(url, { budget: seconds(20) })).toMatchObject({
      kind: 'page',
      text: '好',
    })
  })

  it('leaves no profile and no tab behind after many visits', async () => {
    const url = html('/m3u8', '<script>fetch("/x.m3u8")</script>')
    const counts: number[] = []
    for (let visit = 0; visit < 12; visit++) {
      const outcome = await browsing.visitor.visit(url, { budget: milliseconds(10_000) })
      expect(outcome.kind).toBe('page')
      counts.push(descendants().length)
    }
    expect(Math.max(...counts.slice(6))).toBeLessThanOrEqual(Math.max(...counts.slice(0, 6)) + 1)
  })

  it('takes all of its processes along when it is closed', async () => {
    const other = await openBrowsing()
    const before = descendants().length
    expect(await other.chromium.ready()).toMatchObject({ ok: true })
    expect(descendants().length).toBeGreaterThan(before)
    await other.close()
    await patiently(() => expect(descendants().length).toBeLessThanOrEqual(before))
  })
})
