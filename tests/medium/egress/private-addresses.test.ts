import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  bytes,
  redirectTo,
  type StreamServer,
  startStreamServer,
} from '../../build/streams/stream-server.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/**
 * The outside world is 127.0.0.2, allowed by setting; the inside is every other private address, with canaries on
 * 127.0.0.1 and ::1. Whatever is tried, no canary may hear a connection.
 */
const OUTSIDE = '127.0.0.2'
let seeing: Seeing
let browsing: Browsing
let outside: StreamServer
let canary: Server
let canarySix: Server | null = null
let heard = 0

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })

const countAndHangUp = (): Server =>
  createTcpServer((socket) => {
    heard += 1
    socket.on('error', () => {})
    socket.destroy()
  })

let port = 0

beforeAll(async () => {
  seeing = await openSeeing([OUTSIDE])
  browsing = await openBrowsing([OUTSIDE])
  outside = await startStreamServer(OUTSIDE)
  canary = countAndHangUp()
  await listen(canary, '127.0.0.1', 0)
  port = (canary.address() as AddressInfo).port
  const six = countAndHangUp()
  try {
    await listen(six, '::1', port)
    canarySix = six
  } catch {
    // No IPv6 on this machine: then its forms cannot reach anything anyway, and are still tried.
  }
})

afterAll(async () => {
  await browsing.close()
  await seeing.close()
  await outside.close()
  canary.close()
  canarySix?.close()
})

afterEach(() => {
  expect(heard, 'a canary on a private address was reached').toBe(0)
})

const HOSTS: readonly (readonly [host: string, why: string])[] = [
  ['127.0.0.1', 'loopback'],
  ['localhost', 'a name for loopback'],
  ['localhost.', 'the same with a root dot'],
  ['LOCALHOST', 'the same in capitals'],
  ['127.1', 'the short form'],
  ['2130706433', 'one decimal number'],
  ['0x7f000001', 'one hexadecimal number'],
  ['017700000001', 'one octal number'],
  ['0177.0.0.1', 'octal parts'],
  ['0x7f.0.0.1', 'hexadecimal parts'],
  ['127.0.0.1.', 'a root dot behind the number'],
  ['①②⑦.⓪.⓪.①', 'digits in circles'],
  ['127。0。0。1', 'ideographic full stops'],
  ['0', 'zero'],
  ['0.0.0.0', 'the unspecified address'],
  ['[::1]', 'IPv6 loopback'],
  ['[::]', 'the unspecified IPv6 address'],
  ['[::ffff:127.0.0.1]', 'IPv4 mapped into IPv6'],
  ['[::ffff:7f00:1]', 'the same in hexadecimal'],
  ['[0:0:0:0:0:ffff:7f00:0001]', 'the same at full length'],
  ['[::127.0.0.1]', 'IPv4 compatible IPv6'],
  ['[64:ff9b::7f00:1]', 'IPv4 behind NAT64'],
  ['[2002:7f00:1::]', 'IPv4 in 6to4'],
  ['[fe80::1]', 'IPv6 link-local'],
  ['[fd00::1]', 'IPv6 unique local'],
  ['user@127.0.0.1', 'a user name in front'],
  [`${OUTSIDE}@127.0.0.1`, 'an allowed host as user name'],
]

const ELSEWHERE: readonly (readonly [host: string, why: string])[] = [
  ['169.254.169.254', 'the metadata service'],
  ['[fd00:ec2::254]', 'the metadata service over IPv6'],
  ['10.0.0.1', 'RFC 1918, class A'],
  ['172.16.0.1', 'RFC 1918, class B'],
  ['192.168.0.1', 'RFC 1918, class C'],
  ['100.64.0.1', 'carrier-grade NAT'],
  ['198.18.0.1', 'the benchmark network'],
  ['192.0.2.1', 'the documentation network'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
]

const REFUSED = ['blocked-address', 'bad-address']

describe.each([...HOSTS, ...ELSEWHERE])('the host %s (%s)', (host) => {
  it.each(['http', 'https', 'rtmp', 'rtmps', 'rtsp', 'rtsps'])(
    'is refused over %s',
    async (scheme) => {
      const url = `${scheme}://${host}:${port}/live/x.flv`
      const sampled = await seeing.viewer.sample(url, { budget: seconds(5) })
      expect(sampled).toMatchObject({ kind: 'unseen' })
      if (sampled.kind === 'unseen') expect(REFUSED).toContain(sampled.reason)
    },
  )

  it('is refused at the end of a redirect', async () => {
    const url = outside.serve('/away', redirectTo(`http://${host}:${port}/x.flv`))
    const probed = await seeing.viewer.probe(url, { budget: seconds(5) })
    if (probed.kind !== 'unseen') throw new Error('seen')
    expect(REFUSED).toContain(probed.reason)
  })
})

const playlist = (...lines: readonly string[]): string =>
  ['#EXTM3U', '#EXT-X-TARGETDURATION:2', '#EXT-X-MEDIA-SEQUENCE:1', ...lines, ''].join('\n')

describe('inside a playlist from an allowed server', () => {
  it.each([
    ['a segment', () => playlist('#EXTINF:2,', `http://127.0.0.1:${port}/a.ts`)],
    ['a segment of the metadata service', () => playlist('#EXTINF:2,', 'http://169.254.169.254/a')],
    ['a segment that is a file', () => playlist('#EXTINF:2,', 'file:///etc/hostname')],
    [
      'a segment that joins others',
      () => playlist('#EXTINF:2,', `concat:http://127.0.0.1:${port}/|x`),
    ],
    ['a segment by gopher', () => playlist('#EXTINF:2,', `gopher://127.0.0.1:${port}/1`)],
    [
      'a key',
      () =>
        playlist(
          `#EXT-X-KEY:METHOD=AES-128,URI="http://127.0.0.1:${port}/k"`,
          '#EXTINF:2,',
          'a.ts',
        ),
    ],
    [
      'a key that is a file',
      () => playlist('#EXT-X-KEY:METHOD=AES-128,URI="file:///etc/hostname"', '#EXTINF:2,', 'a.ts'),
    ],
    [
      'an initialisation section',
      () => playlist(`#EXT-X-MAP:URI="http://127.0.0.1:${port}/i"`, '#EXTINF:2,', 'a.m4s'),
    ],
    ['a variant', () => `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://[::1]:${port}/v.m3u8\n`],
    [
      'a variant without scheme',
      () => `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n//2130706433:${port}/v.m3u8\n`,
    ],
  ])('%s is refused', async (_what, text) => {
    const url = outside.serve('/list.m3u8', bytes(text(), 'application/vnd.apple.mpegurl'))
    expect(await seeing.viewer.sample(url, { budget: seconds(5) })).toMatchObject({
      kind: 'unseen',
      reason: 'blocked-address',
      httpStatus: null,
    })
  })

  it('an address that redirects inside is refused', async () => {
    outside.serve('/a.ts', redirectTo(`http://127.0.0.1:${port}/`))
    const url = outside.serve('/list.m3u8', bytes(playlist('#EXTINF:2,', 'a.ts')))
    expect(await seeing.viewer.sample(url, { budget: seconds(5) })).toMatchObject({
      reason: 'blocked-address',
    })
  })
})

describe('names', () => {
  it('are connected to as they were checked, even when they change their mind', async () => {
    let asked = 0
    const egress = createEgress({
      allowPrivateHosts: [OUTSIDE],
      logger: silentLogger,
      resolve: async () => [asked++ === 0 ? OUTSIDE : '127.0.0.1'],
    })
    outside.serve('/fine', bytes('fine'))
    const { signal } = new AbortController()
    const url = `http://rebinding.example:${outside.port}/fine`
    const first = await egress.get(url, { signal })
    expect(first).toMatchObject({ kind: 'answer', status: 200 })
    if (first.kind === 'answer') first.discard()
    // Past the cache nothing is remembered: the second answer is judged afresh.
    const other = await egress.get(`http://rebound.example:${port}/`, { signal })
    expect(other).toMatchObject({ kind: 'refusal', reason: 'blocked-address' })
    await egress.close()
  })

  it('that are allowed by name may be private', async () => {
    const egress = createEgress({
      allowPrivateHosts: ['media.school.example'],
      logger: silentLogger,
      resolve: async () => [OUTSIDE],
    })
    outside.serve('/fine', bytes('fine'))
    const { signal } = new AbortController()
    expect(
      await egress.get(`http://media.school.example:${outside.port}/fine`, { signal }),
    ).toMatchObject({ kind: 'answer', status: 200 })
    expect(await egress.get(`http://other.example:${outside.port}/fine`, { signal })).toMatchObject(
      {
        kind: 'refusal',
        reason: 'blocked-address',
      },
    )
    await egress.close()
  })
})

describe('a page in the browser', () => {
  it.each([
    ['http', (at: string) => `http://${at}/x.m3u8`],
    ['a web socket', (at: string) => `ws://${at}/x.flv`],
  ])('cannot fetch private addresses by %s', async (_how, address) => {
    const hosts = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433']
    const targets = hosts.map((host) => address(`${host}:${port}`))
    const url = outside.serve(
      '/evil',
      bytes(
        `<!doctype html><img src="http://127.0.0.1:${port}/i"><iframe src="http://localhost:${port}/f"></iframe>
         <script>for (const t of ${JSON.stringify(targets)}) {
           try { t.startsWith('ws') ? new WebSocket(t) : fetch(t, { mode: 'no-cors' }) } catch {}
         }</script>`,
        'text/html',
      ),
    )
    const outcome = await browsing.visitor.visit(url, { budget: seconds(10) })
    expect(outcome.kind).toBe('page')
  })

  it.each([
    ['itself', () => `http://127.0.0.1:${port}/`],
    ['its redirect', () => outside.serve('/in', redirectTo(`http://localhost:${port}/`))],
    [
      'its redirect to https',
      () => outside.serve('/ins', redirectTo(`https://127.0.0.1:${port}/`)),
    ],
    ['its redirect to a file', () => outside.serve('/inf', redirectTo('file:///etc/hostname'))],
  ])('cannot be private: %s', async (_what, address) => {
    const outcome = await browsing.visitor.visit(address(), { budget: milliseconds(8_000) })
    expect(outcome.kind).toBe('unseen')
  })
})
