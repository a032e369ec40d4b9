import { describe, expect, it } from 'vitest'
import { pullCheck } from '../../../../src/app/sight/pull-check.ts'
import type { CutCheck } from '../../../../src/core/cuts/cut-order.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import type { Unseen } from '../../../../src/ports/sight/stream-viewer.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

const GONE: Unseen = { kind: 'unseen', reason: 'http-4xx', httpStatus: 404, detail: 'HTTP 404' }
const AWAY: Unseen = { kind: 'unseen', reason: 'refused', httpStatus: null, detail: 'refused' }
const ROOM = 'http://media.example/live/room.m3u8'
const MASTER =
  '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="sound"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=9\nhigh?of=9\n'

/** What a playlist says `passed` seconds after the begin. */
type Served = (passed: number) => string | Unseen
const still = (target = 2): string =>
  `#EXTM3U\n#EXT-X-TARGETDURATION:${target}\n#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:10.0,\na.ts\n`
const moving: Served = (passed) => still().replace(':7', `:${Math.floor(passed / 2)}`)

function look(pages: Readonly<Record<string, Served>>) {
  const clock = createFakeClock(at('2026-10-17T09:40:00+08:00'))
  const began = clock.monotonic()
  return (before?: CutCheck) =>
    pullCheck(
      {
        clock,
        viewer: { probe: async () => GONE, sample: async () => GONE },
        texts: {
          fetchText: async (url) => {
            const place = url.replace('http://media.example/live/', '')
            const served = pages[place]?.((clock.monotonic() - began) / 1_000) ?? GONE
            return typeof served === 'string' ? { kind: 'text', url, text: served } : served
          },
        },
      },
      ROOM,
      { patience: seconds(2), before },
      new AbortController().signal,
    )
}

describe('a list of variants', () => {
  const of = (variants: Readonly<Record<string, Served>>) =>
    look({ 'room.m3u8': () => MASTER, ...variants })

  it.each(['sound', 'low.m3u8', 'high?of=9'])('is live while %s goes on', async (name) => {
    expect(await of({ [name]: moving })()).toMatchObject({ what: ROOM, found: 'live' })
  })

  it('is gone only when all of them are', async () => {
    expect(await of({})()).toMatchObject({ what: ROOM, found: 'gone' })
  })

  it('is not known to be gone while one of them cannot be looked at', async () => {
    expect(await of({ 'low.m3u8': () => AWAY })()).toMatchObject({ found: 'unknown' })
  })

  it('is one tail while what is left of it stands still, also where one is forgotten first', async () => {
    const lookAgain = of({
      'low.m3u8': () => still(),
      'high?of=9': (passed) => (passed < 25 ? still() : GONE),
    })
    const first = await lookAgain()
    expect(first).toMatchObject({ found: 'cached', tail: expect.any(String) })
    await lookAgain(first)
    const later = await lookAgain(first)
    expect(later).toMatchObject({ found: 'cached', tail: expect.any(String) })
  })

  it('whose addresses are none, or which leads to itself, is not known', async () => {
    const broken = MASTER.replace('low.m3u8', 'http://[')
    expect(await look({ 'room.m3u8': () => broken })()).toMatchObject({ found: 'unknown' })
    const loop = MASTER.replace('low.m3u8', 'room.m3u8')
    expect(await look({ 'room.m3u8': () => loop })()).toMatchObject({ found: 'unknown' })
  })
})

describe('a playlist that says less than its segments take', () => {
  it.each([0, 0.001, 1, -5])('stands still for no less than they do (%s)', async (target) => {
    const each10 = (passed: number) =>
      still(target).replace(':7', `:${Math.floor((passed + 1) / 10)}`)
    expect(await look({ 'room.m3u8': each10 })()).toMatchObject({ found: 'live' })
  })

  it('and writes one segment over and over tells its time', async () => {
    const over = (passed: number) =>
      still().replace('#EXTINF', `#EXT-X-PROGRAM-DATE-TIME:${Math.floor(passed)}\n#EXTINF`)
    expect(await look({ 'room.m3u8': over })()).toMatchObject({ found: 'live' })
  })
})
