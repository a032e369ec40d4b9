import { beforeEach, describe, expect, it } from 'vitest'
import { airStateOf } from '../../../../src/app/sight/air-state.ts'
import { openRoomLens } from '../../../../src/app/sight/room-lens.ts'
import { createRoomPages, type RoomPages } from '../../../../src/app/sight/room-pages.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'
import { aRoom } from '../../../build/violations.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor, type FakePageVisitor } from '../../../fakes/fake-page-visitor.ts'
import {
  createFakeStreamViewer,
  type FakeStreamViewer,
  plainFrame,
} from '../../../fakes/fake-stream-viewer.ts'

const NOW_SECONDS = 1_770_462_000
const PAGE = 'https://school.example/room/7'
const signal = new AbortController().signal

const room = aRoom({ pageUrl: PAGE, streamUrls: [], cutTarget: null })

let clock: FakeClock
let pages: FakePageVisitor
let viewer: FakeStreamViewer
let roomPages: RoomPages

beforeEach(() => {
  clock = createFakeClock(instantOfEpochMilliseconds(NOW_SECONDS * 1_000))
  pages = createFakePageVisitor()
  viewer = createFakeStreamViewer()
  roomPages = createRoomPages({ pages, clock })
})

const stream = (name: string, lastsSeconds: number): string =>
  `https://pull.example/live/${name}.flv?txSecret=0f&txTime=${(NOW_SECONDS + lastsSeconds).toString(16)}`

const shows = (url: string): void =>
  viewer.script(url, { kind: 'shows', frame: plainFrame(64, 36) })

const airState = () =>
  airStateOf(room, { viewer, roomPages, platform: createFakeCutPlatform() }, signal)

const lens = (url: string) => openRoomLens({ clock, viewer, roomPages }, room, url)

describe('the page of a room is visited once', () => {
  it('for two hundred looks at a stream whose address lasts', async () => {
    const url = 'https://pull.example/live/7.m3u8'
    pages.script(PAGE, { mediaUrls: [url] })
    shows(url)
    expect(await airState()).toMatchObject({ kind: 'on-air', url })
    const looking = lens(url)
    for (let look = 0; look < 200; look += 1) {
      expect(await looking.sample(signal)).toMatchObject({ kind: 'frame' })
      clock.advance(seconds(3))
    }
    // The watch ends, the probe decides afresh, another watch begins: still nothing asks the page.
    expect(await airState()).toMatchObject({ kind: 'on-air', url })
    expect(pages.visited).toEqual([PAGE])
  })

  it('for each address that expires, at the look after its time and without a refused one', async () => {
    const first = stream('first', 600)
    const second = stream('second', 4_000)
    pages.script(PAGE, { mediaUrls: [first] })
    shows(first)
    shows(second)
    await airState()
    const looking = lens(first)
    await looking.sample(signal)
    pages.script(PAGE, { mediaUrls: [second] })
    clock.advance(seconds(601))
    expect(await looking.sample(signal)).toMatchObject({ source: { resolvedUrl: second } })
    await looking.sample(signal)
    expect(pages.visited).toEqual([PAGE, PAGE])
    expect(viewer.looks.map(({ url }) => url)).toEqual([first, first, second, second])
  })

  it.each([403, 404, 410])('again when the platform answers %i', async (httpStatus) => {
    const [first, second] = ['https://pull.example/1.flv', 'https://pull.example/2.flv']
    pages.script(PAGE, { mediaUrls: [first] })
    shows(first)
    await airState()
    const looking = lens(first)
    clock.advance(seconds(90))
    viewer.script(first, { kind: 'unseen', reason: 'http-4xx', httpStatus })
    pages.script(PAGE, { mediaUrls: [second] })
    shows(second)
    expect(await looking.sample(signal)).toMatchObject({ source: { resolvedUrl: second } })
    expect(pages.visited).toHaveLength(2)
  })
})

describe('a page that our own budget keeps us from opening', () => {
  const held = { kind: 'unseen', reason: 'budget', httpStatus: null, detail: '' } as const

  it('is not taken for a page that was opened', async () => {
    const first = stream('first', 600)
    const second = stream('second', 4_000)
    pages.script(PAGE, { mediaUrls: [first] })
    shows(first)
    shows(second)
    await airState()
    clock.advance(seconds(601))
    pages.script(PAGE, held)
    expect(await airState()).toMatchObject({ kind: 'unseen', unseen: { reason: 'budget' } })
    pages.script(PAGE, { mediaUrls: [second] })
    expect(await airState()).toMatchObject({ kind: 'on-air', url: second })
  })

  it('leaves the refusal of the stream as the reason', async () => {
    const url = 'https://pull.example/7.flv'
    pages.script(PAGE, { mediaUrls: [url] })
    shows(url)
    await airState()
    clock.advance(seconds(90))
    viewer.script(url, { kind: 'unseen', reason: 'http-4xx', httpStatus: 403 })
    pages.script(PAGE, held)
    expect(await lens(url).sample(signal)).toMatchObject({ reason: 'http-4xx', httpStatus: 403 })
  })
})

describe('a page is left alone', () => {
  it('for a minute when its address shows nothing, although the room is probed every ten seconds', async () => {
    pages.script(PAGE, { mediaUrls: ['https://pull.example/off.flv'] })
    for (let probe = 0; probe < 13; probe += 1) {
      expect(await airState()).toEqual({ kind: 'off-air' })
      clock.advance(seconds(10))
    }
    expect(pages.visited).toHaveLength(3)
  })

  it('for a minute when it shows a wall, and the wall is told each time', async () => {
    const wall = { kind: 'unseen', reason: 'risk-control', httpStatus: null, detail: '' } as const
    pages.script(PAGE, wall)
    for (let probe = 0; probe < 6; probe += 1) {
      expect(await airState()).toMatchObject({ unseen: { reason: 'risk-control' } })
      clock.advance(seconds(10))
    }
    expect(pages.visited).toHaveLength(1)
  })

  it('while a refused address keeps being refused: the refusal stands', async () => {
    const url = 'https://pull.example/7.flv'
    pages.script(PAGE, { mediaUrls: [url] })
    shows(url)
    await airState()
    viewer.script(url, { kind: 'unseen', reason: 'http-4xx', httpStatus: 403 })
    const looking = lens(url)
    for (let look = 0; look < 10; look += 1) {
      expect(await looking.sample(signal)).toMatchObject({ reason: 'http-4xx', httpStatus: 403 })
      clock.advance(seconds(3))
    }
    expect(pages.visited.length).toBeLessThanOrEqual(2)
  })
})

describe('a page without an address', () => {
  const picture = { frame: plainFrame(64, 36), png: new Uint8Array(1), sha256: 'a' }

  it('is on air by the picture of its player, taken anew for each look and never faster than each 15 s', async () => {
    pages.script(PAGE, { videoPicture: picture })
    expect(await airState()).toMatchObject({
      kind: 'on-air',
      url: PAGE,
      source: { kind: 'page', width: 64 },
    })
    const looking = lens(PAGE)
    await looking.sample(signal)
    const before = clock.monotonic()
    expect(await looking.sample(signal)).toMatchObject({ kind: 'frame', source: { kind: 'page' } })
    expect(clock.monotonic() - before).toBeGreaterThanOrEqual(15_000)
    expect(pages.visited).toHaveLength(3)
  })

  it('is sampled straight as soon as an address appears', async () => {
    pages.script(PAGE, { videoPicture: picture })
    await airState()
    const looking = lens(PAGE)
    const url = 'https://pull.example/late.m3u8'
    shows(url)
    pages.script(PAGE, { mediaUrls: [url] })
    await looking.sample(signal)
    await looking.sample(signal)
    await looking.sample(signal)
    expect(viewer.looks).toHaveLength(3)
    expect(pages.visited).toHaveLength(2)
  })

  it('is off air when it says so, and could not be seen when it says nothing', async () => {
    pages.script(PAGE, { saysOffAir: true })
    expect(await airState()).toEqual({ kind: 'off-air' })
    clock.advance(seconds(61))
    pages.script(PAGE, { text: '欢迎' })
    expect(await airState()).toMatchObject({ kind: 'unseen', unseen: { reason: 'not-media' } })
  })
})
