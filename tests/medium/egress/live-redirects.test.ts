import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { type ElementaryStream, makeElementary } from '../../build/streams/elementary-streams.ts'
import { command, type RtmpServer, startRtmpServer } from '../../build/streams/rtmp-server.ts'
import { type RtspRoom, type RtspServer, startRtspServer } from '../../build/streams/rtsp-server.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** As in private-addresses.test.ts: 127.0.0.2 is the world outside, and a canary listens inside. */
const OUTSIDE = '127.0.0.2'
let seeing: Seeing
let rtmp: RtmpServer
let rtsp: RtspServer
let canary: Server
let stream: ElementaryStream
let heard = 0
let port = 0

beforeAll(async () => {
  seeing = await openSeeing([OUTSIDE])
  rtmp = await startRtmpServer({ host: OUTSIDE })
  rtsp = await startRtspServer({ host: OUTSIDE })
  stream = await makeElementary(seeing.processes, 'h264')
  canary = createServer((socket) => {
    heard += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  port = (canary.address() as AddressInfo).port
})

afterAll(async () => {
  await seeing.close()
  await rtmp.close()
  await rtsp.close()
  canary.close()
})

afterEach(() => {
  expect(heard, 'a canary on a private address was reached').toBe(0)
})

const INSIDE: readonly (readonly [what: string, address: (scheme: string) => string])[] = [
  ['loopback', (scheme) => `${scheme}://127.0.0.1:${port}/live/x`],
  ['a name for loopback', (scheme) => `${scheme}://localhost:${port}/live/x`],
  ['IPv6 loopback', (scheme) => `${scheme}://[::1]:${port}/live/x`],
  ['IPv4 in IPv6', (scheme) => `${scheme}://[::ffff:127.0.0.1]:${port}/live/x`],
  ['one number', (scheme) => `${scheme}://2130706433:${port}/live/x`],
  ['an octal number', (scheme) => `${scheme}://0177.0.0.1:${port}/live/x`],
  ['the metadata service', (scheme) => `${scheme}://169.254.169.254/live/x`],
  ['an allowed host as user name', (scheme) => `${scheme}://${OUTSIDE}@127.0.0.1:${port}/live/x`],
  ['a backslash', (scheme) => `${scheme}://${OUTSIDE}\\@127.0.0.1:${port}/live/x`],
  ['another protocol', () => `http://127.0.0.1:${port}/live/x`],
  ['a file', () => 'file:///etc/hostname'],
]

const REFUSED = ['blocked-address', 'bad-address']

async function expectRefused(url: string): Promise<void> {
  for (const how of ['probe', 'sample'] as const) {
    const outcome = await seeing.viewer[how](url, { budget: seconds(5) })
    if (outcome.kind !== 'unseen') throw new Error(outcome.kind)
    expect(REFUSED).toContain(outcome.reason)
  }
}

describe.each(INSIDE)('a server outside that sends us on to %s', (_what, address) => {
  it.each(['rtmp', 'rtmps'])('is not followed by %s', async (scheme) => {
    const redirect = { code: 302, redirect: address(scheme) }
    const answer = { level: 'error', code: 'NetConnection.Connect.Rejected', ex: redirect }
    await expectRefused(rtmp.play({ connect: command('_error', 1, null, answer) }))
  })

  it.each(['rtsp', 'rtsps'])('is not followed by %s', async (scheme) => {
    const location = `Location: ${address(scheme)}`
    await expectRefused(
      rtsp.serve('away', {
        codec: 'h264',
        stream,
        status: { DESCRIBE: 302 },
        headers: { DESCRIBE: [location] },
      }),
    )
  })
})

describe('inside a description from an allowed server', () => {
  const room = (more: Partial<RtspRoom>): RtspRoom => ({ codec: 'h264', stream, ...more })
  const sdp = (control: string): string =>
    `v=0\r\na=control:${control}\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:${control}/trackID=2\r\n`

  it('a base elsewhere is named to the server that gave it, and never connected to', async () => {
    const base = `rtsp://127.0.0.1:${port}/inside/`
    const url = rtsp.serve('based', room({ headers: { DESCRIBE: [`Content-Base: ${base}`] } }))
    const before = rtsp.asked.length
    await seeing.viewer.probe(url, { budget: seconds(3) })
    expect(rtsp.asked.slice(before).map((request) => request.url)).toContain(`${base}trackID=2`)
  })

  it('nor is a track elsewhere', async () => {
    const control = `rtsp://127.0.0.1:${port}/inside`
    const url = rtsp.serve('tracked', room({ description: sdp(control) }))
    const before = rtsp.asked.length
    await seeing.viewer.probe(url, { budget: seconds(3) })
    expect(rtsp.asked.slice(before).map((request) => request.url)).toContain(`${control}/trackID=2`)
  })

  it('a track whose address would become two words of a request is not asked for', async () => {
    const url = rtsp.serve('broken', room({ description: sdp('x y') }))
    const before = rtsp.asked.length
    expect((await seeing.viewer.probe(url, { budget: seconds(3) })).kind).toBe('unseen')
    expect(rtsp.asked.slice(before).map(({ method }) => method)).toEqual(['OPTIONS', 'DESCRIBE'])
  })
})

describe('a name that changes its mind', () => {
  it('is connected to only as it was checked', async () => {
    let asked = 0
    const egress = createEgress({
      allowPrivateHosts: [OUTSIDE],
      logger: silentLogger,
      resolve: async () => [asked++ === 0 ? OUTSIDE : '127.0.0.1'],
    })
    const { signal } = new AbortController()
    const first = await egress.connect(`rtmp://rebinding.example:${rtmp.port}/live/x`, { signal })
    expect(first.kind).toBe('connection')
    if (first.kind === 'connection') first.close()
    const other = await egress.connect(`rtsp://rebound.example:${port}/live/x`, { signal })
    expect(other).toMatchObject({ kind: 'refusal', reason: 'blocked-address' })
    await egress.close()
  })
})
