import type { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { patiently, soonAfter } from '../../build/patience.ts'
import { makeElementary } from '../../build/streams/elementary-streams.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { audioMessages, sent, videoMessages } from '../../build/streams/rtmp-media.ts'
import {
  chunked,
  command,
  type RtmpScript,
  type RtmpServer,
  STARTED,
  startRtmpServer,
  status,
  word,
} from '../../build/streams/rtmp-server.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { makeSelfSigned } from '../../build/streams/self-signed.ts'

let seeing: Seeing
let server: RtmpServer
let secure: RtmpServer

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startRtmpServer()
  secure = await startRtmpServer({ tls: makeSelfSigned() })
})

afterAll(async () => {
  await seeing.close()
  await server.close()
  await secure.close()
})

afterEach(async () => {
  expect(descendants(), 'a child process is left').toEqual([])
  await patiently(() => expect(server.openSockets(), 'a connection is left').toBe(0))
})

const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)

const flood = (chunk: Uint8Array) => (socket: Socket) => {
  const more = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', more)
  more()
}

const drip = (bytes: Uint8Array) => (socket: Socket) => {
  let at = 0
  const timer = setInterval(() => socket.write(bytes.subarray(at, ++at)), 20)
  socket.on('close', () => clearInterval(timer))
}

const versionThree = (after: number): Uint8Array => join(Buffer.from([3]), Buffer.alloc(after))

const SOON_SILENT = 'sends a little sound, and then nothing'
const CASES: readonly (readonly [
  what: string,
  expected: { reason: string; reached?: boolean | undefined },
  script: RtmpScript,
])[] = [
  [
    'says that there is no such stream',
    { reason: 'ended' },
    { play: status('NetStream.Play.StreamNotFound', 'error') },
  ],
  [
    'says that nobody publishes any more',
    { reason: 'ended' },
    { play: join(STARTED, status('NetStream.Play.UnpublishNotify')) },
  ],
  [
    'says that the stream is over',
    { reason: 'ended' },
    {
      play: join(
        STARTED,
        chunked({ type: 4, payload: Buffer.from([0, 1, 0, 0, 0, 1]), chunkStream: 2 }),
      ),
    },
  ],
  ['lets us play and is silent', { reason: 'timeout', reached: true }, {}],
  ['sends sound only', { reason: 'audio-only' }, { play: join(STARTED, sent(audioMessages(120))) }],
  [SOON_SILENT, { reason: 'audio-only' }, { play: join(STARTED, sent(audioMessages(5))) }],
  [
    'refuses the application',
    { reason: 'refused', reached: true },
    {
      connect: command('_error', 1, null, {
        level: 'error',
        code: 'NetConnection.Connect.Rejected',
      }),
    },
  ],
  [
    'refuses the stream',
    { reason: 'refused', reached: true },
    { play: status('NetStream.Play.Failed', 'error') },
  ],
  ['hangs up on the key', { reason: 'refused', reached: true }, { play: (socket) => socket.end() }],
  [
    'never answers connect',
    { reason: 'timeout', reached: undefined },
    { connect: new Uint8Array(0) },
  ],
  ['is silent from the start', { reason: 'timeout', reached: undefined }, { instead: () => {} }],
  [
    'stops in the middle of the handshake',
    { reason: 'timeout', reached: undefined },
    { instead: (socket) => void socket.write(versionThree(900)) },
  ],
  ['hangs up at once', { reason: 'refused' }, { instead: (socket) => socket.end() }],
  [
    'talks nonsense',
    { reason: 'not-media' },
    { instead: (socket) => void socket.write(Buffer.alloc(5_000, 0xaa)) },
  ],
  [
    'talks nonsense behind a handshake',
    { reason: 'not-media' },
    { instead: flood(join(versionThree(3_072), Buffer.alloc(60_000, 0x0f))) },
  ],
  [
    'is a web server',
    { reason: 'not-media' },
    { instead: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n') },
  ],
  [
    'announces a message of sixteen megabytes',
    { reason: 'not-media' },
    { play: join(STARTED, Buffer.from([4, 0, 0, 0, 0xff, 0xff, 0xff, 9, 1, 0, 0, 0])) },
  ],
  [
    'begins messages without end and finishes none',
    { reason: 'not-media' },
    {
      play: join(
        STARTED,
        ...Array.from({ length: 60 }, (_, i) =>
          chunked({ type: 9, payload: Buffer.alloc(400), chunkStream: 10 + i }).subarray(0, 140),
        ),
      ),
    },
  ],
  [
    'has chunks of no size',
    { reason: 'not-media' },
    { play: join(STARTED, chunked({ type: 1, payload: word(0), chunkStream: 2 })) },
  ],
  [
    'sends script data without end',
    { reason: 'not-media' },
    { play: flood(sent([{ type: 18, payload: Buffer.alloc(60_000, 2) }])) },
  ],
  [
    'pings without end',
    { reason: 'not-media' },
    {
      play: flood(
        Buffer.concat(
          Array.from({ length: 1_000 }, () =>
            chunked({ type: 4, payload: Buffer.from([0, 6, 0, 0, 0, 1]), chunkStream: 2 }),
          ),
        ),
      ),
    },
  ],
  [
    'sends commands that are nested without end',
    { reason: 'timeout' },
    { play: chunked({ type: 20, payload: Buffer.alloc(50_000, 3) }) },
  ],
  ['sends one byte at a time', { reason: 'timeout' }, { instead: drip(versionThree(3_072)) }],
  [
    'sends pictures that are noise',
    { reason: 'timeout' },
    { play: join(STARTED, chunked({ type: 9, payload: Buffer.alloc(9_000, 0x17) })) },
  ],
]

describe('an RTMP server that', () => {
  const look = async (how: 'probe' | 'sample', url: string, budget = milliseconds(30_000)) => {
    const started = seeing.clock.monotonic()
    const outcome = await seeing.viewer[how](url, { budget })
    expect(seeing.clock.monotonic() - started, 'within the budget').toBeLessThan(soonAfter(budget))
    if (outcome.kind !== 'unseen') throw new Error(outcome.kind)
    return outcome
  }

  it.each(CASES)('%s', async (what, expected, script) => {
    const url = server.play(script)
    // Only what never ends uses its time up.
    const endless = expected.reason === 'timeout' || what === SOON_SILENT
    const budget = milliseconds(endless ? 900 : 30_000)
    for (const how of ['probe', 'sample'] as const) {
      const { reason, reached } = await look(how, url, budget)
      expect({ reason, reached }).toMatchObject(expected)
    }
  })

  it.each([
    ['shows a certificate that nobody vouches for', () => secure.play({})],
    ['speaks no TLS where TLS is asked for', () => server.play({}).replace('rtmp:', 'rtmps:')],
  ])('%s', async (_what, address) => {
    expect(await look('probe', address())).toMatchObject({ reason: 'tls' })
  })

  it('sends its players on is followed, but not in circles', async () => {
    const redirect = (to: string) =>
      command('_error', 1, null, {
        level: 'error',
        code: 'NetConnection.Connect.Rejected',
        ex: { code: 302, redirect: to },
      })
    const circle = server.play({})
    server.play({ connect: redirect(circle) })
    const before = server.connections()
    expect(await look('probe', circle)).toMatchObject({ reason: 'redirect-loop' })
    expect(server.connections() - before).toBe(3)
    const h264 = await makeElementary(seeing.processes, 'h264')
    const other = await startRtmpServer()
    try {
      const target = other.play({ play: join(STARTED, sent(videoMessages('h264', h264))) })
      const url = server.play({ connect: redirect(target) })
      expect((await seeing.viewer.probe(url, { budget: seconds(5) })).kind).toBe('on-air')
    } finally {
      await other.close()
    }
  })
})
