import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { UnseenReason } from '../../../src/core/patrol/unseen-reason.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { patiently, soonAfter } from '../../build/patience.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { makeSelfSigned } from '../../build/streams/self-signed.ts'
import {
  bytes,
  drip,
  flood,
  redirectTo,
  type StreamServer,
  silence,
  startStreamServer,
  status,
  unending,
} from '../../build/streams/stream-server.ts'

let seeing: Seeing
let server: StreamServer
let media: MadeMedia
let deaf: Server
let tls: ReturnType<typeof createTlsServer>

const portOf = (one: { address(): AddressInfo | string | null }): number => {
  const address = one.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
  deaf = createServer(() => {})
  tls = createTlsServer(makeSelfSigned(), (_, response) => response.end('FLV'))
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await seeing.close()
  await server.close()
  deaf.close()
  tls.close()
  tls.closeAllConnections()
})

afterEach(async () => {
  expect(descendants(), 'a child process is left').toEqual([])
  // Idle keep-alive sockets are closed by the client within seconds; none may still carry a stream.
  await patiently(() => expect(server.openSockets()).toBeLessThanOrEqual(2))
})

/** Only what never ends uses its time up. */
const budgetOf = (reason?: UnseenReason) => milliseconds(reason === 'timeout' ? 1_500 : 30_000)

type Case = readonly [name: string, reason: UnseenReason, address: () => string]
type Status = number | null

async function look(how: 'probe' | 'sample', address: string, expected?: UnseenReason) {
  const budget = budgetOf(expected)
  const started = seeing.clock.monotonic()
  const outcome = await seeing.viewer[how](address, { budget })
  expect(seeing.clock.monotonic() - started).toBeLessThan(soonAfter(budget))
  if (outcome.kind !== 'unseen') return { reason: outcome.kind, httpStatus: null as Status }
  expect(outcome.detail).not.toMatch(/\n|\bat .*\.ts:/)
  return { reason: outcome.reason, httpStatus: outcome.httpStatus }
}

/** Seen the same by the cheap look and by the dear one. */
const EITHER_WAY: readonly Case[] = [
  ['an address that is none', 'bad-address', () => 'live/room 1'],
  ['a scheme that is not looked at', 'bad-address', () => 'gopher://example.com/1'],
  ['a name that does not exist', 'dns', () => 'http://no-such-host.invalid/live.m3u8'],
  ['a port where nobody listens', 'refused', () => 'http://127.0.0.1:9/live.flv'],
  ['an RTMP port where nobody listens', 'refused', () => 'rtmp://127.0.0.1:9/live/x'],
  ['a certificate nobody vouches for', 'tls', () => `https://127.0.0.1:${portOf(tls)}/x.flv`],
  ['https asked of a plain server', 'tls', () => `https://127.0.0.1:${server.port}/x.flv`],
  [
    'a server that takes the line and is silent',
    'timeout',
    () => `http://127.0.0.1:${portOf(deaf)}/`,
  ],
  ['an RTMP server that is silent', 'timeout', () => `rtmp://127.0.0.1:${portOf(deaf)}/live/x`],
  ['no answer to the request', 'timeout', () => server.serve('/silent', silence)],
  ['headers and then nothing', 'timeout', () => server.serve('/hang', unending(''))],
  ['one byte at a time', 'timeout', () => server.serve('/drip', drip(media.flv))],
  [
    'an FLV header and then nothing',
    'timeout',
    () => server.serve('/h.flv', unending('FLV\x01\x05\0\0\0\x09\0\0\0\0')),
  ],
  ['a redirect to itself', 'redirect-loop', () => server.serve('/loop', redirectTo('/loop'))],
  [
    'ever new redirects',
    'redirect-loop',
    () =>
      server.serve('/more', (request, response) =>
        redirectTo(`/more?${Number((request.url ?? '').split('?')[1] ?? 0) + 1}`)(
          request,
          response,
        ),
      ),
  ],
  [
    'a web page',
    'not-media',
    () => server.serve('/page', bytes('<!doctype html><p>你好', 'text/html')),
  ],
  [
    'a web page called a playlist',
    'not-media',
    () => server.serve('/p.m3u8', bytes('<html>login</html>', 'application/vnd.apple.mpegurl')),
  ],
  [
    'some other text',
    'not-media',
    () => server.serve('/text', bytes('{"code":404}', 'application/json')),
  ],
  ['noise without end', 'not-media', () => server.serve('/noise', flood(Buffer.alloc(65_536, 7)))],
  ['an empty body', 'empty', () => server.serve('/empty', bytes(''))],
  [
    'an FLV header and the end',
    'empty',
    () => server.serve('/e.flv', bytes('FLV\x01\x05\0\0\0\x09\0\0\0\0')),
  ],
  [
    'a playlist without a segment',
    'empty',
    () => server.serve('/none.m3u8', bytes('#EXTM3U\n#EXT-X-TARGETDURATION:2\n')),
  ],
  [
    'a playlist that says it is over',
    'ended',
    () => serveLiveHls(server, '/over', { segments: media.segments, ended: true }),
  ],
  ['sound only', 'audio-only', () => server.serve('/a.flv', bytes(media.audioFlv))],
  [
    'a licence that we do not have',
    'encrypted',
    () =>
      serveLiveHls(server, '/drm', {
        segments: media.segments,
        head: [
          '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple.streamingkeydelivery"',
        ],
      }),
  ],
  [
    'a playlist on the metadata service',
    'blocked-address',
    () => server.serve('/toward', redirectTo('http://169.254.169.254/latest')),
  ],
]

/** Shown only by trying to see. */
const WHEN_SAMPLED: readonly Case[] = [
  [
    'a segment of sound',
    'audio-only',
    () => serveLiveHls(server, '/as', { segments: [media.audioSegment] }),
  ],
  [
    'a black picture',
    'black',
    () => serveLiveHls(server, '/black', { segments: [media.blackSegment] }),
  ],
  [
    'a key that is not given out',
    'encrypted',
    () =>
      serveLiveHls(server, '/k4', {
        segments: media.segments,
        head: [`#EXT-X-KEY:METHOD=AES-128,URI="${server.serve('/key403', status(403))}"`],
      }),
  ],
  [
    'the wrong key',
    'encrypted',
    () =>
      serveLiveHls(server, '/kw', {
        segments: media.segments,
        head: [
          `#EXT-X-KEY:METHOD=AES-128,URI="${server.serve('/wrong', bytes(Buffer.alloc(16, 1)))}"`,
        ],
      }),
  ],
  // What a playlist says of its sound is not believed: the segment tells, and a probe asks for none.
  [
    'renditions of sound only',
    'audio-only',
    () => {
      serveLiveHls(server, '/sound', { segments: [media.audioSegment] })
      const head = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=6,CODECS="mp4a.40.2"'
      return server.serve('/am.m3u8', bytes(`${head}\nsound/live.m3u8\n`))
    },
  ],
  [
    'segments that are web pages',
    'not-media',
    () => serveLiveHls(server, '/sp', { segments: [Buffer.from('<html>no</html>')] }),
  ],
  [
    'segments cut off in their head',
    'decoder-failed',
    () =>
      serveLiveHls(server, '/cut', {
        segments: [media.segments[0]?.subarray(0, 700) ?? Buffer.alloc(0)],
      }),
  ],
  [
    'FLV tags of noise',
    'decoder-failed',
    () =>
      server.serve(
        '/n.flv',
        bytes(Buffer.concat([media.flv.subarray(0, 700), Buffer.alloc(4_000, 9)])),
      ),
  ],
]

describe.each([
  ['probing', 'probe', EITHER_WAY],
  ['sampling', 'sample', [...EITHER_WAY, ...WHEN_SAMPLED]],
] as const)('%s a stream that cannot be seen', (_, how, cases) => {
  it.each(cases)('%s: %s', async (_name, reason, address) => {
    expect((await look(how, address(), reason)).reason).toBe(reason)
  })

  it.each([
    [404, 'http-4xx'],
    [403, 'http-4xx'],
    [451, 'geo-blocked'],
    [502, 'http-5xx'],
  ] as const)('keeps the HTTP status %i', async (code, reason) => {
    const url = server.serve(`/status${code}`, status(code))
    expect(await look(how, url)).toEqual({ reason, httpStatus: code })
  })
})

describe('what is inside a playlist', () => {
  it('does not lend its 404 to the room: only the registered address can be off air', async () => {
    const url = server.serve(
      '/gone.m3u8',
      bytes('#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n/nowhere.ts\n'),
    )
    expect(await look('sample', url)).toEqual({ reason: 'http-4xx', httpStatus: null })
  })
})

describe('a look that is given up', () => {
  it('ends at once and leaves nothing behind', async () => {
    const stop = new AbortController()
    const url = server.serve('/given-up', unending('FLV'))
    const looking = seeing.viewer.sample(url, { budget: milliseconds(60_000), signal: stop.signal })
    await patiently(() => expect(server.asked).toContain('/given-up'))
    stop.abort()
    expect(await looking).toMatchObject({ kind: 'unseen', reason: 'timeout' })
  })
})
