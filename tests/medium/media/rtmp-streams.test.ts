import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { encodeAmf } from '../../../src/adapters/media/rtmp/amf0.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import { patiently } from '../../build/patience.ts'
import { type ElementaryStream, makeElementary } from '../../build/streams/elementary-streams.ts'
import { MADE_SIZE } from '../../build/streams/made-media.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { audioMessages, sent, videoMessages } from '../../build/streams/rtmp-media.ts'
import {
  CONNECTED,
  chunked,
  type RtmpServer,
  STARTED,
  startRtmpServer,
  word,
} from '../../build/streams/rtmp-server.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'

let seeing: Seeing
let server: RtmpServer
let h264: ElementaryStream
let hevc: ElementaryStream

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startRtmpServer()
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

const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)

async function expectPicture(outcome: SampleOutcome, videoCodec: string) {
  if (outcome.kind !== 'frame') throw new Error(`${outcome.reason}: ${outcome.detail}`)
  expect(outcome.source).toMatchObject({ kind: 'rtmp', videoCodec, ...MADE_SIZE })
  const { channels } = await sharp(outcome.sampled.png).stats()
  expect(channels.every(({ min, max }) => max - min > 150)).toBe(true)
}

const aggregate = (): Uint8Array => {
  const tags = videoMessages('h264', h264).map(({ type, payload, time = 0 }) => {
    const tag = Buffer.alloc(11 + payload.length + 4)
    tag[0] = type
    tag.writeUIntBE(payload.length, 1, 3)
    tag.writeUIntBE(time, 4, 3)
    tag.set(payload, 11)
    return tag
  })
  return chunked({ type: 22, payload: Buffer.concat(tags) })
}

const ON_AIR: readonly (readonly [
  what: string,
  codec: 'h264' | 'hevc',
  media: () => Uint8Array,
])[] = [
  ['H.264', 'h264', () => sent(videoMessages('h264', h264))],
  ['H.265 by number', 'hevc', () => sent(videoMessages('hevc', hevc))],
  ['H.265 by four letters', 'hevc', () => sent(videoMessages('hevc', hevc, 'letters'))],
  ['H.264 by four letters', 'h264', () => sent(videoMessages('h264', h264, 'letters'))],
  [
    'extended timestamps, repeated in each chunk',
    'h264',
    () => sent(videoMessages('h264', h264, 'number', 0xfffff0)),
  ],
  [
    'extended timestamps, not repeated',
    'h264',
    () => sent(videoMessages('h264', h264, 'number', 0x7fffff00), { repeatsExtended: false }),
  ],
  [
    'a clock that has gone round',
    'h264',
    () => sent(videoMessages('h264', h264, 'number', 0xfffffe00)),
  ],
  [
    'chunks of another size',
    'h264',
    () =>
      join(
        chunked({ type: 1, payload: word(60_000), chunkStream: 2 }),
        sent(videoMessages('h264', h264), { chunkSize: 60_000 }),
      ),
  ],
  [
    'the largest chunks there can be',
    'h264',
    () =>
      join(
        chunked({ type: 1, payload: word(0x7fffffff), chunkStream: 2 }),
        sent(videoMessages('h264', h264), { chunkSize: 0x7fffffff }),
      ),
  ],
  ['a high chunk stream', 'h264', () => sent(videoMessages('h264', h264), { chunkStream: 65_000 })],
  ['messages packed into one', 'h264', aggregate],
  [
    'with sound and script data before',
    'h264',
    () =>
      join(
        sent(audioMessages(20)),
        chunked({ type: 18, payload: join(encodeAmf('onMetaData'), encodeAmf({ width: 1 })) }),
        sent(videoMessages('h264', h264)),
      ),
  ],
  [
    'after a message that was given up half way',
    'h264',
    () =>
      join(
        chunked({ type: 9, payload: Buffer.alloc(300), chunkStream: 9 }).subarray(0, 140),
        chunked({ type: 2, payload: word(9), chunkStream: 2 }),
        sent(videoMessages('h264', h264)),
      ),
  ],
]

describe('an RTMP room on air', () => {
  it.each(ON_AIR)('%s', async (_what, codec, media) => {
    const url = server.play({ play: join(STARTED, media()) })
    expect(await seeing.viewer.probe(url, { budget: seconds(8) })).toMatchObject({
      kind: 'on-air',
      source: { kind: 'rtmp', resolvedUrl: url, videoCodec: codec, ...MADE_SIZE },
    })
    await expectPicture(await seeing.viewer.sample(url, { budget: seconds(8) }), codec)
  })

  it('is told the application, the address and the stream with its key', async () => {
    const url = `${server.play({})}?sign=17-abc`
    await seeing.viewer.probe(url, { budget: milliseconds(300) })
    const heard = server.heard().toString('latin1')
    expect(heard).toContain(`tcUrl\u0002\u0000${String.fromCharCode(url.indexOf('/room'))}`)
    expect(heard).toContain('room?sign=17-abc')
  })

  it('is asked again when its server answers in AMF3', async () => {
    const answer = chunked({
      type: 17,
      payload: join(
        Buffer.from([0]),
        encodeAmf('_result'),
        encodeAmf(1),
        Buffer.from([0x11, 0x0a]),
      ),
    })
    const url = server.play({
      connect: answer,
      play: join(STARTED, sent(videoMessages('h264', h264))),
    })
    expect((await seeing.viewer.probe(url, { budget: seconds(5) })).kind).toBe('on-air')
  })

  it('gets its pings answered and its bytes acknowledged', async () => {
    const ping = chunked({
      type: 4,
      payload: join(Buffer.from([0, 6]), word(0xbeef)),
      chunkStream: 2,
    })
    const window = chunked({ type: 5, payload: word(4_096), chunkStream: 2 })
    const chatter = sent(audioMessages(90))
    const url = server.play({
      connect: join(window, ping, CONNECTED),
      play: join(STARTED, chatter),
    })
    const before = server.heard().length
    await seeing.viewer.probe(url, { budget: milliseconds(500) })
    const heard = server.heard().subarray(before)
    expect(heard.includes(Buffer.from([0, 7, 0, 0, 0xbe, 0xef]))).toBe(true)
    // An acknowledgement: chunk stream 2, four bytes, type 3.
    expect(heard.includes(Buffer.from([2, 0, 0, 0, 0, 0, 4, 3]))).toBe(true)
  })

  it('is seen although its first pictures need others that never came', async () => {
    const [setup, , ...late] = videoMessages('h264', h264)
    const messages = setup === undefined ? [] : [setup, ...late]
    const url = server.play({ play: join(STARTED, sent(messages)) })
    await expectPicture(await seeing.viewer.sample(url, { budget: seconds(8) }), 'h264')
  })
})
