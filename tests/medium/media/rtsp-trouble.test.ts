import type { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { patiently, soonAfter } from '../../build/patience.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { type RtmpServer, startRtmpServer } from '../../build/streams/rtmp-server.ts'
import { interleaved } from '../../build/streams/rtp-packets.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { makeSelfSigned } from '../../build/streams/self-signed.ts'

let seeing: Seeing
/** Any line will do here: what is said on it is written by the test, byte by byte. */
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

const flood = (chunk: string | Uint8Array) => (socket: Socket) => {
  const more = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', more)
  more()
}

const drip = (text: string) => (socket: Socket) => {
  let at = 0
  const timer = setInterval(() => socket.write(text.slice(at, ++at)), 20)
  socket.on('close', () => clearInterval(timer))
}

const say = (text: string) => (socket: Socket) => void socket.write(text)

/** Answers every request with the next of `answers`, its number put in. */
const converse =
  (answers: readonly string[], after: (socket: Socket) => void = () => {}) =>
  (socket: Socket) => {
    let number = 0
    socket.on('data', () => {
      const answer = answers[number]
      number += 1
      if (answer !== undefined) socket.write(answer.replace('#', String(number)))
      if (number === answers.length) after(socket)
    })
  }

const OK = 'RTSP/1.0 200 OK\r\nCSeq: #\r\n\r\n'
const SDP = 'v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:trackID=1\r\n'
const described = (body: string): string =>
  `RTSP/1.0 200 OK\r\nCSeq: #\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const PLAYS = [OK, described(SDP), OK, OK]

/** One packet of RTP; the first bytes of the payload say what unit it is. */
const rtp = (sequence: number, payload: readonly number[], size = 1_000): Uint8Array => {
  const packet = Buffer.alloc(12 + size, 0x55)
  packet.set([0x80, 96, sequence >> 8, sequence & 0xff, 0, 0, 0, 1, 0, 0, 0, 1, ...payload])
  return interleaved(0, packet)
}

/** Fragments of one unit that begins and never ends. */
const endlessUnit = (socket: Socket): void => {
  let sequence = 0
  const more = (): void => {
    let room = true
    while (room && !socket.destroyed) {
      room = socket.write(rtp(sequence & 0xffff, [0x7c, sequence === 0 ? 0x85 : 0x05], 60_000))
      sequence += 1
    }
  }
  socket.on('drain', more)
  more()
}

const CASES: readonly (readonly [
  what: string,
  reason: string,
  instead: (socket: Socket) => void,
])[] = [
  ['is silent', 'timeout', () => {}],
  ['hangs up at once', 'refused', (socket) => void socket.end()],
  ['hangs up in the middle of an answer', 'refused', (socket) => void socket.end('RTSP/1.0 200 O')],
  ['talks nonsense', 'not-media', flood(Buffer.alloc(60_000, 0xaa))],
  ['is a web server', 'not-media', say('HTTP/1.1 400 Bad Request\r\n\r\n')],
  [
    'writes one header without end',
    'not-media',
    flood(`RTSP/1.0 200 OK\r\nA: ${'a'.repeat(9_000)}`),
  ],
  ['writes headers without end', 'not-media', flood('RTSP/1.0 200 OK\r\nServer: x\r\n'.repeat(99))],
  [
    'announces a body of gigabytes',
    'not-media',
    say('RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 9999999999\r\n\r\n'),
  ],
  [
    'announces a body of minus one',
    'not-media',
    say('RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: -1\r\n\r\n'),
  ],
  [
    'answers what was not asked, for ever',
    'not-media',
    flood('RTSP/1.0 200 OK\r\nCSeq: 77\r\n\r\n'),
  ],
  ['asks and asks', 'not-media', flood('GET_PARAMETER * RTSP/1.0\r\nCSeq: 1\r\n\r\n')],
  ['sends packets before anything was asked for', 'not-media', flood(rtp(0, [0x65]))],
  ['writes one letter at a time', 'timeout', drip(`RTSP/1.0 200 OK\r\nX: ${'x'.repeat(900)}`)],
  ['says good-bye', 'ended', say('TEARDOWN * RTSP/1.0\r\nCSeq: 1\r\n\r\n')],
  ['describes nothing that can be read', 'empty', converse([OK, described('\u0000\u0001m=')])],
  [
    'describes ten thousand tracks',
    'audio-only',
    converse([OK, described('m=audio 0 RTP/AVP 0\r\n'.repeat(10_000))]),
  ],
  [
    'plays, and sends on another channel only',
    'not-media',
    converse(PLAYS, flood(interleaved(9, Buffer.alloc(60_000)))),
  ],
  [
    'plays, and sends no RTP',
    'not-media',
    converse(PLAYS, flood(interleaved(0, Buffer.alloc(60_000)))),
  ],
  ['plays, and sends a unit without end', 'not-media', converse(PLAYS, endlessUnit)],
  ['plays, and hangs up', 'refused', converse(PLAYS, (socket) => void socket.end())],
  ['plays, and is silent', 'timeout', converse(PLAYS)],
]

describe('an RTSP server that', () => {
  /** Only what never ends uses its time up. */
  const budgetOf = (reason: string) => milliseconds(reason === 'timeout' ? 1_500 : 30_000)
  const look = async (how: 'probe' | 'sample', url: string, reason: string) => {
    const started = seeing.clock.monotonic()
    const outcome = await seeing.viewer[how](url, { budget: budgetOf(reason) })
    expect(seeing.clock.monotonic() - started, 'within the budget').toBeLessThan(
      soonAfter(budgetOf(reason)),
    )
    if (outcome.kind !== 'unseen') throw new Error(outcome.kind)
    return outcome
  }

  it.each(CASES)('%s', async (_what, reason, instead) => {
    const url = server.play({ instead }).replace('rtmp:', 'rtsp:')
    for (const how of ['probe', 'sample'] as const) {
      expect(await look(how, url, reason)).toMatchObject({ reason })
    }
  })

  it.each([
    [
      'shows a certificate that nobody vouches for',
      () => secure.play({}).replace('rtmps', 'rtsps'),
    ],
    ['speaks no TLS where TLS is asked for', () => server.play({}).replace('rtmp:', 'rtsps:')],
  ])('%s', async (_what, address) => {
    expect(await look('probe', address(), 'tls')).toMatchObject({ reason: 'tls' })
  })

  it('only says that it plays was reached; one that never got so far was not', async () => {
    const far = server.play({ instead: converse(PLAYS) }).replace('rtmp:', 'rtsp:')
    expect(await look('probe', far, 'timeout')).toMatchObject({ reason: 'timeout', reached: true })
    const near = server.play({ instead: converse([OK]) }).replace('rtmp:', 'rtsp:')
    expect((await look('probe', near, 'timeout')).reached).toBeUndefined()
  })
})

describe('an address of WebRTC', () => {
  it.each(['webrtc://live.example/app/room', 'whep://live.example/room'])(
    'is said to be seen through the page of its room: %s',
    async (url) => {
      const outcome = await seeing.viewer.probe(url, { budget: milliseconds(500) })
      expect(outcome).toMatchObject({ kind: 'unseen', reason: 'not-media' })
      expect(outcome).toHaveProperty('detail', expect.stringContaining('browser'))
    },
  )
})
