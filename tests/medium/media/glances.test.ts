import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PictureBlocks, pictureGate } from '../../../src/core/picture/picture-gate.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { runFfmpeg } from '../../build/sounds/make-sound.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { MADE_SIZE, type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { membersOfGroup } from '../../build/streams/process-table.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  type StreamServer,
  startStreamServer,
  unending,
} from '../../build/streams/stream-server.ts'

const LOOPBACK = ['127.0.0.0/8']
/** On a machine that is busy with other work nobody is late. */
const slowly = (clock: Clock): Clock => ({
  ...clock,
  sleep: (duration, signal) => clock.sleep(milliseconds(duration * 20), signal),
})

let seeing: Seeing
let server: StreamServer
let media: MadeMedia

beforeAll(async () => {
  seeing = await openSeeing(LOOPBACK, slowly)
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
})
afterAll(async () => {
  await seeing.close()
  await server.close()
})

const patience = { budget: seconds(60) }

async function glance(
  viewer: Seeing['viewer'],
  url: string,
  stands: (b: PictureBlocks) => boolean,
) {
  const outcome = await viewer.glance?.(url, { ...patience, stands })
  if (outcome === undefined || outcome.kind === 'unseen') throw new Error(JSON.stringify(outcome))
  return outcome
}

/** The blocks that a glance at the room showed. */
async function blocksOf(viewer: Seeing['viewer'], url: string): Promise<PictureBlocks> {
  const seen: PictureBlocks[] = []
  await glance(viewer, url, (blocks) => {
    seen.push(blocks)
    return false
  })
  const [blocks] = seen
  if (blocks === undefined) throw new Error('nobody was asked')
  return blocks
}

/** The same viewer, whose child processes are counted and can be ended. */
async function openCounted() {
  const own = await openSeeing()
  const started: { readonly pid: number; readonly stays: boolean }[] = []
  const start = own.processes.start.bind(own.processes)
  Object.assign(own.processes, {
    start: ((command, args, settings) => {
      const running = start(command, args, settings)
      started.push({ pid: running.pid, stays: settings.onOutput !== undefined })
      return running
    }) satisfies typeof start,
  })
  return { ...own, started }
}

describe('a glance at a room whose picture stands', () => {
  it('tells that it stands, and what it is, without a frame', async () => {
    const [segment] = media.segments
    const segments = segment === undefined ? [] : [segment]
    const url = serveLiveHls(server, '/stands', { segments })
    const known = await blocksOf(seeing.viewer, url)
    const second = await glance(seeing.viewer, url, (b) => pictureGate(known, b) === 'unchanged')
    expect(second).toMatchObject({ kind: 'stands', source: { ...MADE_SIZE, videoCodec: 'h264' } })
    expect(second).not.toHaveProperty('sampled')
  })

  it('gives the whole frame, the very one of a sample, when it changed', async () => {
    const url = serveLiveHls(server, '/changes', { segments: media.segments, still: true })
    const changed = await glance(seeing.viewer, url, () => false)
    const sampled = await seeing.viewer.sample(url, patience)
    if (changed.kind !== 'frame' || sampled.kind !== 'frame') throw new Error('no frame')
    expect(changed.sampled.sha256).toBe(sampled.sampled.sha256)
  })

  it('takes no process for each look', async () => {
    const { viewer, started, close } = await openCounted()
    try {
      const url = serveLiveHls(server, '/cheap', { segments: media.segments })
      for (let look = 0; look < 5; look += 1) {
        expect(await glance(viewer, url, () => true)).toMatchObject({ kind: 'stands' })
      }
      expect(started.map(({ stays }) => stays)).toEqual([true])
    } finally {
      await close()
    }
  })

  it('takes none for a room that is sent as one long body either', async () => {
    const { viewer, started, close } = await openCounted()
    try {
      const url = server.serve('/long.flv', unending(media.flv))
      for (let look = 0; look < 2; look += 1) {
        expect(await glance(viewer, url, () => true)).toMatchObject({
          kind: 'stands',
          source: { ...MADE_SIZE, kind: 'flv' },
        })
      }
      expect(started.map(({ stays }) => stays)).toEqual([true])
    } finally {
      await close()
    }
  })

  it('is told as frozen, and never as standing, once it is the same moment for more than a minute', async () => {
    let later = 0
    const own = await openSeeing(['127.0.0.0/8'], (clock) => ({
      ...clock,
      monotonic: () => milliseconds(clock.monotonic() + later),
    }))
    try {
      const slide = `-f lavfi -i testsrc2=size=320x180:rate=25 -t 1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -output_ts_offset 5000 -f mpegts -`
      const segment = new Uint8Array(runFfmpeg(slide))
      const url = serveLiveHls(server, '/frozen', { segments: [segment] })
      expect(await glance(own.viewer, url, () => true)).toMatchObject({ kind: 'stands' })
      expect(await glance(own.viewer, url, () => true)).toMatchObject({ kind: 'stands' })
      later = seconds(90)
      const outcome = await own.viewer.glance?.(url, { ...patience, stands: () => true })
      expect(outcome).toMatchObject({ kind: 'unseen', reason: 'frozen' })
    } finally {
      await own.close()
    }
  })

  it('leaves black to the colours', async () => {
    const url = serveLiveHls(server, '/black', { segments: [media.blackSegment] })
    const outcome = await seeing.viewer.glance?.(url, { ...patience, stands: () => true })
    expect(outcome).toMatchObject({ kind: 'unseen', reason: 'black' })
  })

  it('decodes other codecs in full, for those who decode for many are of H.264', async () => {
    const url = serveLiveHls(server, '/h265', { segments: [media.h265Segment] })
    expect(await glance(seeing.viewer, url, () => true)).toMatchObject({ kind: 'frame' })
  })
})

describe('the decoder that stays', () => {
  it('shows each of many rooms its own picture, whatever their sizes and however they come', async () => {
    const rooms = [...media.segments, media.portraitSegment].map((segment, n) =>
      serveLiveHls(server, `/many/${n}`, { segments: [segment] }),
    )
    const alone: PictureBlocks[] = []
    for (const url of rooms) alone.push(await blocksOf(seeing.viewer, url))
    const other = await openSeeing(LOOPBACK, slowly)
    try {
      const rounds = [...rooms, ...rooms.toReversed()]
      const together = await Promise.all(rounds.map((url) => blocksOf(other.viewer, url)))
      for (const [n, blocks] of together.entries()) {
        const own = alone[rooms.indexOf(rounds[n] ?? '')]
        expect(Buffer.from(blocks.brightness)).toEqual(Buffer.from(own?.brightness ?? []))
      }
    } finally {
      await other.close()
    }
  })

  it('may be killed: the picture that was in it is decoded once more by a process of its own', async () => {
    const { viewer, started, close } = await openCounted()
    try {
      const url = serveLiveHls(server, '/killed', { segments: media.segments })
      await glance(viewer, url, () => true)
      const [warm] = started
      if (warm === undefined) throw new Error('no decoder was started')
      process.kill(-warm.pid, 'SIGSTOP')
      // It answers no more, which is the same to whoever asks.
      expect(await glance(viewer, url, () => true)).toMatchObject({ kind: 'frame' })
      await expect.poll(() => membersOfGroup(warm.pid)).toEqual([])
      expect(started.filter(({ stays }) => !stays)).toHaveLength(1)
    } finally {
      await close()
    }
  })

  it('is ended by a picture that cannot be decoded, and the next room has another', async () => {
    const { viewer, started, close } = await openCounted()
    try {
      const good = serveLiveHls(server, '/good', { segments: media.segments })
      const broken = media.segments.map((segment) => {
        const cut = new Uint8Array(segment)
        // Behind the parameter sets and the head of the first slice: what the picture is made of.
        cut.fill(0x47, 188 * 6, 188 * 7)
        for (let at = 188 * 4 + 30; at < Math.min(cut.length, 188 * 40); at += 1) {
          if (at % 188 > 20) cut[at] = 0xff
        }
        return cut
      })
      const bad = serveLiveHls(server, '/bad', { segments: broken })
      await viewer.glance?.(bad, { ...patience, stands: () => true })
      expect(await glance(viewer, good, () => true)).toMatchObject({ kind: 'stands' })
      expect(started.filter(({ stays }) => stays).length).toBeLessThanOrEqual(2)
    } finally {
      await close()
    }
  })
})
