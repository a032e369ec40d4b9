import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsalMediaServer } from '../../../src/adapters/rehearsal/media-server.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import { PATIENCE, soonAfter } from '../../build/patience.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { MADE_SIZE, type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  bytes,
  type StreamServer,
  startStreamServer,
  unending,
} from '../../build/streams/stream-server.ts'
import { startTestEncoder } from '../../fakes/media-servers/test-encoder.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

let seeing: Seeing
let server: StreamServer
let media: MadeMedia

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
})

afterAll(async () => {
  await seeing.close()
  await server.close()
})

const options = { budget: seconds(10) }

function frameOf(outcome: SampleOutcome) {
  if (outcome.kind !== 'frame') throw new Error(`${outcome.reason}: ${outcome.detail}`)
  return outcome
}

/** A source block of the test picture is bright and coloured: a grey or half decoded frame is not. */
async function expectPicture(outcome: SampleOutcome, size = MADE_SIZE) {
  const { sampled, source } = frameOf(outcome)
  expect({ width: source.width, height: source.height }).toEqual(size)
  expect({ width: sampled.frame.width, height: sampled.frame.height }).toEqual(size)
  expect(createHash('sha256').update(sampled.png).digest('hex')).toBe(sampled.sha256)
  const kept = await sharp(sampled.png).raw().toBuffer()
  expect(kept.equals(Buffer.from(sampled.frame.rgb))).toBe(true)
  const { channels } = await sharp(sampled.png).stats()
  expect(channels.every(({ min, max }) => max - min > 150)).toBe(true)
}

describe('an HLS room', () => {
  it('shows its newest segment as a frame of its own size', async () => {
    const url = serveLiveHls(server, '/live/plain', { segments: media.segments })
    const probed = await seeing.viewer.probe(url, options)
    expect(probed).toMatchObject({ kind: 'on-air', source: { kind: 'hls', resolvedUrl: url } })
    const before = server.asked.length
    const outcome = await seeing.viewer.sample(`${url}?token=abc`, options)
    await expectPicture(outcome)
    expect(frameOf(outcome).source).toMatchObject({ kind: 'hls', videoCodec: 'h264' })
    const fetched = server.asked.slice(before)
    expect(fetched, 'one playlist and one segment').toHaveLength(2)
    expect(fetched[1]).toContain('?n=14')
  })

  it('shows fragmented MP4 with its initialisation section', async () => {
    server.serve('/fmp4/init.mp4', bytes(media.initSection))
    const url = serveLiveHls(server, '/fmp4', {
      segments: media.fragments,
      suffix: 'm4s',
      head: ['#EXT-X-MAP:URI="init.mp4"'],
    })
    await expectPicture(await seeing.viewer.sample(url, options))
  })

  it('opens AES-128 segments with the key the playlist names', async () => {
    const key = randomBytes(16)
    const encrypt = (segment: Uint8Array, index: number): Uint8Array => {
      const iv = Buffer.alloc(16)
      iv[15] = index
      const cipher = createCipheriv('aes-128-cbc', key, iv)
      return Buffer.concat([cipher.update(segment), cipher.final()])
    }
    server.serve('/aes/key', bytes(key))
    const url = serveLiveHls(server, '/aes', {
      segments: media.segments.slice(0, 1).map((segment) => encrypt(segment, 7)),
      head: ['#EXT-X-KEY:METHOD=AES-128,URI="key",IV=0x07'],
    })
    await expectPicture(await seeing.viewer.sample(url, options))
  })
})

describe('an HLS room that is not plain', () => {
  it('picks, out of several renditions, the smallest that can still be read', async () => {
    serveLiveHls(server, '/tall', { segments: [media.portraitSegment] })
    serveLiveHls(server, '/small', { segments: media.segments })
    const url = server.serve(
      '/master.m3u8',
      bytes(
        [
          '#EXTM3U',
          '#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=320x180,CODECS="avc1.42c01e,mp4a.40.2"',
          'small/live.m3u8',
          '#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2"',
          'nowhere/audio.m3u8',
          '#EXT-X-STREAM-INF:BANDWIDTH=9000000,RESOLUTION=1920x1080,CODECS="avc1.640028"',
          'nowhere/huge.m3u8',
          '#EXT-X-STREAM-INF:BANDWIDTH=1400000,RESOLUTION=960x540,CODECS="avc1.4d401f"',
          'tall/live.m3u8',
        ].join('\n'),
      ),
    )
    expect(await seeing.viewer.probe(url, options)).toMatchObject({
      kind: 'on-air',
      source: { videoCodec: 'h264', height: 540 },
    })
    await expectPicture(await seeing.viewer.sample(url, options), { width: 270, height: 480 })
  })

  it('falls back to the segment before when the newest is broken', async () => {
    const url = serveLiveHls(server, '/half', {
      segments: [media.segments[0] ?? Buffer.alloc(0), Buffer.from('garbage '.repeat(100))],
    })
    // Whichever of the two is newest in this look, a picture comes.
    await expectPicture(await seeing.viewer.sample(url, options))
    await expectPicture(await seeing.viewer.sample(url, options))
  })

  it('shows H.265', async () => {
    const url = serveLiveHls(server, '/h265', { segments: [media.h265Segment] })
    const outcome = await seeing.viewer.sample(url, options)
    await expectPicture(outcome)
    expect(frameOf(outcome).source.videoCodec).toBe('hevc')
  })
})

describe('other streams over HTTP', () => {
  it('an FLV body that never ends shows its first picture at once', async () => {
    const url = server.serve('/live/x.flv', unending(media.flv))
    expect(await seeing.viewer.probe(url, options)).toMatchObject({
      kind: 'on-air',
      source: { kind: 'flv', videoCodec: 'h264' },
    })
    const started = seeing.clock.monotonic()
    const outcome = await seeing.viewer.sample(url, options)
    await expectPicture(outcome)
    expect(frameOf(outcome).source.kind).toBe('flv')
    expect(seeing.clock.monotonic() - started).toBeLessThan(soonAfter(3_000))
  })

  it('is known by its bytes, whatever its name and type say', async () => {
    const url = server.serve('/pictures/logo.png', unending(media.flv, 'text/html'))
    await expectPicture(await seeing.viewer.sample(url, options))
  })

  it('a transport stream that never ends shows a picture', async () => {
    const url = server.serve('/live/x.ts', unending(Buffer.concat([...media.segments])))
    await expectPicture(await seeing.viewer.sample(url, options))
  })

  it('an MP4 file with its index at the end is read through the proxy', async () => {
    const url = server.serve('/file.mp4', (request, response) => {
      const range = /bytes=(\d+)-/.exec(request.headers.range ?? '')
      const from = Number(range?.[1] ?? 0)
      const size = media.mp4IndexLast.length
      response.writeHead(range === null ? 200 : 206, {
        'accept-ranges': 'bytes',
        'content-length': size - from,
        'content-range': `bytes ${from}-${size - 1}/${size}`,
      })
      response.end(media.mp4IndexLast.subarray(from))
    })
    const outcome = await seeing.viewer.sample(url, options)
    await expectPicture(outcome)
    expect(frameOf(outcome).source.kind).toBe('file')
  })
})

describe('a stream published to a real media server', () => {
  it('is seen over RTMP and over HTTP-FLV', async () => {
    const published = await startRehearsalMediaServer({
      rtmpPort: 0,
      httpPort: 0,
      hookUrl: null,
      apiCredentials: { username: 'xuncha', password: 'a password of this test' },
      tokenSecret: 'a secret of this test, long enough',
      logger: silentLogger,
      publisherGrace: milliseconds(200),
    })
    const encoder = startTestEncoder(
      seeing.processes,
      `${published.rtmpUrl}/live/maths`,
      seeing.clock,
    )
    const size = { width: 160, height: 90 }
    try {
      encoder.start()
      const flv = `${published.httpUrl}/live/maths.flv`
      const rtmp = `${published.rtmpUrl}/live/maths`
      await expect
        .poll(async () => (await seeing.viewer.probe(flv, { budget: seconds(2) })).kind, PATIENCE)
        .toBe('on-air')
      await expectPicture(await seeing.viewer.sample(flv, options), size)
      expect(await seeing.viewer.probe(rtmp, options)).toMatchObject({
        kind: 'on-air',
        source: { kind: 'rtmp', videoCodec: 'h264', ...size },
      })
      await expectPicture(await seeing.viewer.sample(rtmp, options), size)
      const nobody = { budget: milliseconds(1_500) }
      expect(
        await seeing.viewer.probe(`${published.httpUrl}/live/nobody.flv`, nobody),
      ).toMatchObject({ reason: 'timeout', reached: true })
      expect(await seeing.viewer.probe(`${published.rtmpUrl}/live/nobody`, nobody)).toMatchObject({
        kind: 'unseen',
        reached: true,
      })
    } finally {
      await encoder.stop()
      await published.stop()
    }
    expect(descendants()).toEqual([])
  })
})
