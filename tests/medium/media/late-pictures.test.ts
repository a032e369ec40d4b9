import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { type FlvTag, flvFile, flvTags, isVideo } from '../../build/streams/odd/flv-surgery.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

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

/** Sends the parts with this pause between them, and then nothing. */
const paced =
  (pauseMilliseconds: number, ...parts: readonly Uint8Array[]) =>
  (_: unknown, response: ServerResponse): void => {
    response.writeHead(200)
    parts.forEach((part, index) => {
      const timer = setTimeout(() => response.write(part), index * pauseMilliseconds)
      response.on('close', () => clearTimeout(timer))
    })
  }

const isSound = ({ type }: FlvTag): boolean => type === 8

/** Sound for much longer than it takes to call a stream sound only. */
function soundFirst(flags: number): Buffer {
  const sound = flvTags(Buffer.from(media.audioFlv)).filter(isSound)
  return flvFile(sound, flags)
}

const pictures = (): Buffer => flvFile(flvTags(Buffer.from(media.flv)).filter(isVideo)).subarray(13)

describe('sound first and pictures later is not sound only', () => {
  it('where the header of FLV announces pictures', async () => {
    const url = server.serve('/late.flv', paced(1_500, soundFirst(5), pictures()))
    expect(await seeing.viewer.sample(url, { budget: seconds(15) })).toMatchObject({
      kind: 'frame',
    })
  })

  it('and the wait may go beyond the budget, for pictures that are announced', async () => {
    const url = server.serve('/later.flv', paced(2_500, soundFirst(5), pictures()))
    const options = { budget: seconds(1), keyframePatience: seconds(20) }
    expect(await seeing.viewer.sample(url, options)).toMatchObject({ kind: 'frame' })
  })

  it('where the tables of a transport stream announce them', async () => {
    const whole = Buffer.from(media.segments[0] ?? [])
    const isOfSound = (packet: Buffer): boolean => {
      const pid = (((packet[1] ?? 0) & 0x1f) << 8) | (packet[2] ?? 0)
      // ffmpeg numbers the streams of a program from 0x100: pictures first, then sound.
      return pid !== 0x100
    }
    const packets = Array.from({ length: whole.length / 188 }, (_, i) =>
      whole.subarray(i * 188, (i + 1) * 188),
    )
    const sound = Buffer.concat(packets.filter(isOfSound))
    const url = server.serve('/late.ts', paced(1_500, sound, sound, whole))
    expect(await seeing.viewer.sample(url, { budget: seconds(15) })).toMatchObject({
      kind: 'frame',
    })
  })

  it('and what never comes although it was announced is no answer either', async () => {
    const url = server.serve('/never.flv', paced(1, soundFirst(5)))
    const seen = await seeing.viewer.sample(url, { budget: seconds(2) })
    expect(seen).toMatchObject({ kind: 'unseen', reason: 'timeout' })
  })

  it('while sound that announces nothing is told soon', async () => {
    const url = server.serve('/sound.flv', paced(1, soundFirst(4)))
    const options = { budget: seconds(60), keyframePatience: seconds(60) }
    expect(await seeing.viewer.sample(url, options)).toMatchObject({ reason: 'audio-only' })
  })
})

describe('keyframes further apart than a playlist is long', () => {
  it('are waited for', async () => {
    // Pictures without any keyframe: what stands behind the first of a transport stream.
    const whole = Buffer.from(media.segments[0] ?? [])
    const half = Math.floor(whole.length / 188 / 2) * 188
    const rest = Buffer.concat([whole.subarray(0, 3 * 188), whole.subarray(half)])
    let asked = 0
    server.serve('/gop/rest.ts', (_, response) => void response.end(rest))
    server.serve('/gop/key.ts', (_, response) => void response.end(whole))
    const url = server.serve('/gop/live.m3u8', (_, response) => {
      asked += 1
      const names = [0, 1].map((offset) =>
        asked + offset >= 4 ? `key.ts?${asked + offset}` : `rest.ts?${asked + offset}`,
      )
      const lines = names.flatMap((name) => ['#EXTINF:2,', name])
      const head = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', `#EXT-X-MEDIA-SEQUENCE:${asked}`]
      response.end([...head, ...lines].join('\n'))
    })
    const options = { budget: seconds(20), keyframePatience: milliseconds(20_000) }
    const seen = await seeing.viewer.sample(url, options)
    expect(seen, seen.kind === 'unseen' ? seen.detail : '').toMatchObject({ kind: 'frame' })
  })
})
