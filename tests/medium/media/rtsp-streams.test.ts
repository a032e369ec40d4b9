import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import { patiently } from '../../build/patience.ts'
import { type ElementaryStream, makeElementary } from '../../build/streams/elementary-streams.ts'
import { MADE_SIZE } from '../../build/streams/made-media.ts'
import { descendants } from '../../build/streams/process-table.ts'
import {
  RTSP_USER,
  type RtspRoom,
  type RtspServer,
  startRtspServer,
} from '../../build/streams/rtsp-server.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'

let seeing: Seeing
let server: RtspServer
let h264: ElementaryStream
let hevc: ElementaryStream

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startRtspServer()
  h264 = await makeElementary(seeing.processes, 'h264')
  hevc = await makeElementary(seeing.processes, 'hevc')
})

afterAll(async () => {
  await seeing.close()
  await server.close()
})

afterEach(async () => {
  expect(descendants(), 'a child process is left').toEqual([])
  await patiently(() => expect(server.openSockets(), 'a connection is left').toBe(0))
})

const options = { budget: seconds(8) }
const roomOf = (more: Partial<RtspRoom> = {}): RtspRoom => ({
  codec: 'h264',
  stream: h264,
  ...more,
})

async function expectPicture(outcome: SampleOutcome, videoCodec: string) {
  if (outcome.kind !== 'frame') throw new Error(`${outcome.reason}: ${outcome.detail}`)
  expect(outcome.source).toMatchObject({ kind: 'rtsp', videoCodec, ...MADE_SIZE })
  const { channels } = await sharp(outcome.sampled.png).stats()
  expect(channels.every(({ min, max }) => max - min > 150)).toBe(true)
}

describe('an RTSP room on air', () => {
  it.each([
    ['H.264, its sets described and sent', 'h264', {}],
    ['H.264, its sets only described', 'h264', { sets: 'described' }],
    ['H.264, its sets only sent', 'h264', { sets: 'in-band' }],
    ['H.264, small units put together', 'h264', { packing: 'aggregated' }],
    ['H.265, its sets described and sent', 'hevc', {}],
    ['H.265, its sets only described', 'hevc', { sets: 'described' }],
    ['H.265, small units put together', 'hevc', { packing: 'aggregated', sets: 'in-band' }],
    ['on a channel of the server’s choice', 'h264', { channel: 4 }],
    ['with packets missing here and there', 'h264', { loses: 17 }],
  ] as const)('%s', async (name, codec, more) => {
    const url = server.serve(encodeURIComponent(name), {
      codec,
      stream: codec === 'h264' ? h264 : hevc,
      ...more,
    })
    expect(await seeing.viewer.probe(url, options)).toMatchObject({
      kind: 'on-air',
      source: { kind: 'rtsp', resolvedUrl: url, videoCodec: codec, ...MADE_SIZE },
    })
    await expectPicture(await seeing.viewer.sample(url, options), codec)
  })

  it.each(['basic', 'digest', 'digest-sha256'] as const)(
    'opens to the credentials in its address (%s), which are shown to nobody',
    async (guard) => {
      const url = server.serve(guard, roomOf({ guard }))
      const { username, password } = RTSP_USER
      const secret = `${username}:${encodeURIComponent(password)}`
      const named = url.replace('rtsp://', `rtsp://${secret}@`)
      const outcome = await seeing.viewer.sample(named, options)
      await expectPicture(outcome, 'h264')
      expect(
        JSON.stringify(outcome, (key, value) => (key === 'sampled' ? null : value)),
      ).not.toMatch(/p@ss|school/)
      expect(server.asked.every((request) => !request.url.includes('@'))).toBe(true)
    },
  )

  it('goes on where its server sends us, without our credentials when that is another server', async () => {
    const other = await startRtspServer()
    try {
      const target = other.serve('moved', roomOf())
      const url = server.serve(
        'here',
        roomOf({ status: { DESCRIBE: 302 }, headers: { DESCRIBE: [`Location: ${target}`] } }),
      )
      const named = url.replace('rtsp://', 'rtsp://school:secret@')
      expect((await seeing.viewer.probe(named, options)).kind).toBe('on-air')
      expect(other.asked.some((request) => request.headers.has('authorization'))).toBe(false)
      expect(other.asked.some((request) => request.method === 'PLAY')).toBe(true)
    } finally {
      await other.close()
    }
  })
})

describe('an RTSP room that is not seen', () => {
  const look = async (url: string, how: 'probe' | 'sample' = 'probe') => {
    const outcome = await seeing.viewer[how](url, { budget: milliseconds(1_500) })
    if (outcome.kind !== 'unseen') throw new Error(outcome.kind)
    return outcome
  }

  it('is off air when the server knows no such stream', async () => {
    const url = `rtsp://127.0.0.1:${server.port}/nobody`
    for (const how of ['probe', 'sample'] as const) {
      expect(await look(url, how)).toMatchObject({ reason: 'http-4xx', httpStatus: 404 })
    }
  })

  it.each([
    [401, 'http-4xx'],
    [403, 'http-4xx'],
    [453, 'http-4xx'],
    [454, 'http-4xx'],
    [461, 'http-4xx'],
    [451, 'http-4xx'],
    [500, 'http-5xx'],
    [503, 'http-5xx'],
    [304, 'not-media'],
  ] as const)('says what its server says: %i', async (status, reason) => {
    for (const method of ['DESCRIBE', 'SETUP', 'PLAY']) {
      const url = server.serve(`status${status}${method}`, roomOf({ status: { [method]: status } }))
      expect(await look(url)).toMatchObject({ reason, httpStatus: status })
    }
  })

  it('asks once more with a password that is wrong, and not again', async () => {
    const url = server.serve('locked', roomOf({ guard: 'digest' }))
    const before = server.asked.length
    expect(await look(url.replace('rtsp://', 'rtsp://school:wrong@'))).toMatchObject({
      reason: 'http-4xx',
      httpStatus: 401,
    })
    expect(server.asked.slice(before).map(({ method }) => method)).toEqual([
      'OPTIONS',
      'DESCRIBE',
      'DESCRIBE',
    ])
  })

  it.each([
    ['sound only', 'audio-only', 'v=0\r\nm=audio 0 RTP/AVP 0\r\n'],
    ['nothing', 'empty', 'v=0\r\n'],
    ['a codec that is not read', 'decoder-failed', 'v=0\r\nm=video 0 RTP/AVP 26\r\n'],
  ] as const)('describes %s', async (_what, reason, description) => {
    expect(await look(server.serve('described', roomOf({ description })))).toMatchObject({ reason })
  })

  it('that plays and sends nothing was reached, and is silent', async () => {
    expect(await look(server.serve('silent', roomOf({ silent: true })))).toMatchObject({
      reason: 'timeout',
      reached: true,
    })
  })

  it('whose server sends in circles is left', async () => {
    const circle = `rtsp://127.0.0.1:${server.port}/circle`
    server.serve(
      'circle',
      roomOf({ status: { DESCRIBE: 301 }, headers: { DESCRIBE: [`Location: ${circle}`] } }),
    )
    expect(await look(circle)).toMatchObject({ reason: 'redirect-loop' })
  })
})
