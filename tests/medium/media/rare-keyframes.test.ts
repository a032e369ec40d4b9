import type { ServerResponse } from 'node:http'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import { flvFile, flvTags, isKeyframe, isVideo } from '../../build/streams/odd/flv-surgery.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  type Answer,
  type StreamServer,
  startStreamServer,
} from '../../build/streams/stream-server.ts'

/** Of the encoder: what some classrooms' boxes are set to. */
const GAP_SECONDS = 20
const RATE = 5
const LESSON = `-f lavfi -i testsrc2=size=320x180:rate=${RATE} -f lavfi -i sine=frequency=440:sample_rate=44100 -t 44 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g ${RATE * GAP_SECONDS} -keyint_min ${RATE * GAP_SECONDS} -sc_threshold 0 -c:a aac -b:a 32k`
/** The least that any look grants: the probe, and the watch. */
const OPTIONS = { budget: seconds(8), keyframePatience: seconds(16) }

let seeing: Seeing
let server: StreamServer
let flv: Buffer
let ts: Buffer

async function make(format: string): Promise<Buffer> {
  const words = ['-v', 'error', ...LESSON.split(' '), '-f', format, '-']
  const exit = await seeing.processes.start(ffmpeg.path, words, {
    budget: seconds(120),
    maximumOutputBytes: 50_000_000,
  }).exited
  if (exit.code !== 0) throw new Error(exit.stderrTail)
  return Buffer.from(exit.stdout)
}

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  flv = await make('flv')
  ts = await make('mpegts')
})

afterAll(async () => {
  await seeing.close()
  await server.close()
})

type Timed = { readonly bytes: Buffer; readonly milliseconds: number }

/** What somebody is sent who joins just behind a keyframe: how to decode, and then all that follows. */
function joined(): readonly Timed[] {
  const tags = flvTags(flv)
  const setup = tags.filter(
    (tag) => tag.milliseconds === 0 && !isKeyframe(tag) && tag.body[1] === 0,
  )
  const meta = tags.filter(({ type }) => type === 18)
  const rest = tags.filter(({ milliseconds }) => milliseconds > 400)
  expect(rest.find(isVideo), 'begins without a keyframe').toSatisfy((tag) => !isKeyframe(tag))
  const head = { bytes: flvFile([...meta, ...setup]), milliseconds: 0 }
  return [
    head,
    ...rest.map((tag) => ({
      bytes: flvFile([tag]).subarray(13),
      milliseconds: tag.milliseconds - 400,
    })),
  ]
}

/** Sent when it is due, so many times as fast as it was recorded, and never ended. */
const paced =
  (parts: readonly Timed[], speed: number): Answer =>
  (_, response: ServerResponse) => {
    response.writeHead(200)
    const started = performance.now()
    let next = 0
    const timer = setInterval(() => {
      const due = (performance.now() - started) * speed
      for (; (parts[next]?.milliseconds ?? Number.POSITIVE_INFINITY) <= due; next += 1) {
        response.write(parts[next]?.bytes)
      }
    }, 20)
    response.on('close', () => clearInterval(timer))
  }

/** Pieces of two seconds, cut without regard to keyframes, as such boxes cut them. */
function pieces(): readonly Buffer[] {
  const packets = ts.length / 188
  const each = Math.floor(packets / 22)
  // Each piece says what the stream holds: the first three packets of the whole do.
  const tables = ts.subarray(0, 3 * 188)
  return Array.from({ length: 22 }, (_, piece) => {
    const part = ts.subarray(piece * each * 188, (piece + 1) * each * 188)
    return piece === 0 ? part : Buffer.concat([tables, part])
  })
}

describe('keyframes that are 20 s apart, for one who joins just behind one', () => {
  it.each([
    ['ten times as fast as it was recorded', 10],
    ['live', 1],
  ])('FLV is seen, sent %s', async (_, speed) => {
    const url = server.serve(`/gap-${speed}.flv`, paced(joined(), speed))
    const seen = await seeing.viewer.sample(url, OPTIONS)
    expect(seen, seen.kind === 'unseen' ? seen.detail : '').toMatchObject({ kind: 'frame' })
  })

  it('a transport stream without end is seen', async () => {
    const parts = pieces().map((bytes, piece) => ({ bytes, milliseconds: (piece - 1) * 2_000 }))
    const url = server.serve('/gap.ts', paced(parts.slice(1), 10))
    const seen = await seeing.viewer.sample(url, OPTIONS)
    expect(seen, seen.kind === 'unseen' ? seen.detail : '').toMatchObject({ kind: 'frame' })
  })

  it('HLS is seen, though no list names a segment with a keyframe for 20 s', async () => {
    const all = pieces()
    for (const [piece, bytes] of all.entries()) {
      server.serve(`/gap/${piece}.ts`, (_, response) => void response.end(bytes))
    }
    // Moves on by one segment each time it is asked for: faster than real time.
    let first = 0
    const url = server.serve('/gap/live.m3u8', (_, response) => {
      first = Math.min(first + 1, all.length - 3)
      const lines = [0, 1, 2].flatMap((offset) => ['#EXTINF:2,', `${first + offset}.ts`])
      const head = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', `#EXT-X-MEDIA-SEQUENCE:${first}`]
      response.end([...head, ...lines].join('\n'))
    })
    const seen = await seeing.viewer.sample(url, OPTIONS)
    expect(seen, seen.kind === 'unseen' ? seen.detail : '').toMatchObject({ kind: 'frame' })
  })
})
