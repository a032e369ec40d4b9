import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeAdvance, type MediaMark } from '../../../src/core/cuts/media-advance.ts'
import type { Publisher } from '../../../src/ports/cut-platform.ts'
import { PATIENCE } from '../../build/patience.ts'
import { isAlive } from '../../build/streams/process-table.ts'
import {
  answers,
  flvBytes,
  openRehearsalWorld,
  playlistMark,
  type RehearsalWorld,
} from './rehearsal-world.ts'

const ACT = { id: 'order-1-act-1', reason: 'why' }

/** An HTTP-FLV answer without any media is its header alone. */
const FLV_HEADER = 13

let world: RehearsalWorld
beforeAll(async () => {
  world = await openRehearsalWorld()
})
afterAll(async () => {
  await world.close()
})

describe('the rehearsal on air', () => {
  it.each(['maths', 'painting'])(
    '%s comes as HTTP-FLV and as an HLS that advances',
    async (stream) => {
      await expect.poll(() => flvBytes(world.flvOf(stream)), PATIENCE).toBeGreaterThan(5_000)
      // A packager that begins anew takes its playlist away for a moment: what was seen before still counts.
      const marks: MediaMark[] = []
      const advance = async () => {
        marks.push(...[await playlistMark(world.hlsOf(stream))].flatMap((mark) => mark ?? []))
        return judgeAdvance(marks).kind
      }
      await expect.poll(advance, PATIENCE).toBe('live')
    },
  )

  it('keeps the third room off air', async () => {
    expect(await flvBytes(world.flvOf('evening'))).toBeLessThanOrEqual(FLV_HEADER)
    const state = await world.platform.publishState(world.targetOf('evening'))
    expect(state.kind).toBe('not-publishing')
  })

  it('has a page for each room, with its course text and players served from here', async () => {
    const { rooms, addresses } = world.rehearsal
    const pages = await Promise.all(
      rooms.map(async ({ pageUrl }) => (await fetch(pageUrl ?? '')).text()),
    )
    expect(pages[0]).toContain('一元二次方程')
    expect(pages[0]).toContain('/assets/mpegts.js')
    expect(pages[1]).toContain('水彩')
    expect(pages[1]).toContain('/assets/hls.js')
    expect(pages[2]).toContain('暂未开播')
    for (const asset of ['/assets/mpegts.js', '/assets/hls.js']) {
      const script = await fetch(addresses.siteUrl + asset)
      expect((await script.text()).length).toBeGreaterThan(100_000)
    }
  })

  it.each(['/hls/maths/..%2f..%2fx.ts', '/hls/maths/slides.ffconcat', '/rooms/none', '/'])(
    'serves nothing but its own files: %s',
    async (path) => {
      expect((await fetch(world.rehearsal.addresses.siteUrl + path)).status).toBe(404)
    },
  )
})

describe('the rehearsal under a cut', () => {
  const publisherOf = async (stream: string): Promise<Publisher> => {
    const state = await world.platform.publishState(world.targetOf(stream))
    if (state.kind !== 'publishing') throw new Error(`${stream} is ${state.kind}`)
    return state.publisher
  }
  const sessionOf = async (stream: string): Promise<string | null> => {
    const state = await world.platform.publishState(world.targetOf(stream))
    return state.kind === 'publishing' ? state.publisher.sessionId : null
  }

  it('is back seconds after a kick without a ban', async () => {
    const target = world.targetOf('painting')
    const first = await publisherOf('painting')
    expect((await world.platform.kick(target, first, ACT)).kind).toBe('accepted')
    const isBack = async () => ![null, first.sessionId].includes(await sessionOf('painting'))
    await expect.poll(isBack, PATIENCE).toBe(true)
    await expect.poll(() => flvBytes(world.flvOf('painting')), PATIENCE).toBeGreaterThan(5_000)
  })

  it('stays out after a ban and a kick: no new media, no old pictures, no playlist', async () => {
    const target = world.targetOf('maths')
    const first = await publisherOf('maths')
    await world.platform.ban(target, null, ACT)
    expect((await world.platform.kick(target, first, ACT)).kind).toBe('accepted')
    const before = world.rehearsal.attempts('maths')
    await expect.poll(() => playlistMark(world.hlsOf('maths')), PATIENCE).toBeNull()
    await expect.poll(() => flvBytes(world.flvOf('maths')), PATIENCE).toBe(FLV_HEADER)
    await expect.poll(() => world.rehearsal.attempts('maths'), PATIENCE).toBeGreaterThan(before + 2)
    expect(await flvBytes(world.flvOf('maths'))).toBe(FLV_HEADER)
  })

  it('is back after the ban is lifted', async () => {
    await world.platform.unban(world.targetOf('maths'), ACT)
    await expect.poll(() => flvBytes(world.flvOf('maths')), PATIENCE).toBeGreaterThan(5_000)
  })
})

describe('the rehearsal after its end', () => {
  it('has left nothing behind: no process, no port', async () => {
    const { addresses } = world.rehearsal
    await world.rehearsal.stop()
    expect(world.pids.length).toBeGreaterThan(4)
    expect(world.pids.filter(isAlive)).toEqual([])
    expect(await answers(addresses.siteUrl)).toBe(false)
    expect(await answers(addresses.httpUrl)).toBe(false)
  })
})
