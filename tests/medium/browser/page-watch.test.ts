import { afterAll, beforeAll, expect, it } from 'vitest'
import { airStateOf } from '../../../src/app/sight/air-state.ts'
import { openRoomLens } from '../../../src/app/sight/room-lens.ts'
import { createRoomPages } from '../../../src/app/sight/room-pages.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  bytes,
  type StreamServer,
  startStreamServer,
  status,
  unending,
} from '../../build/streams/stream-server.ts'
import { aRoom } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'

const START_SECONDS = 1_770_462_000
const LASTS_SECONDS = 600

let browsing: Browsing
let seeing: Seeing
let server: StreamServer
let media: MadeMedia

beforeAll(async () => {
  browsing = await openBrowsing()
  seeing = await openSeeing()
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
})

afterAll(async () => {
  await browsing.close()
  await seeing.close()
  await server.close()
})

const asked = (path: string): number => server.asked.filter((one) => one === path).length

it('a real page is opened once for a dozen looks, and once more when its signed address has run out', async () => {
  const clock = createFakeClock(instantOfEpochMilliseconds(START_SECONDS * 1_000))
  const nowSeconds = (): number => Math.floor(clock.now() / 1_000)
  // A platform that signs addresses for ten minutes and refuses them afterwards.
  server.serve('/live.flv', (request, response) => {
    const end = Number.parseInt(/txTime=(\w+)/.exec(request.url ?? '')?.[1] ?? '0', 16)
    const answer = end <= nowSeconds() ? status(403) : unending(media.flv)
    answer(request, response)
  })
  server.serve('/room', (request, response) => {
    const end = (nowSeconds() + LASTS_SECONDS).toString(16)
    const page = `<!doctype html><meta charset="utf-8"><h1>初二数学</h1><video></video>
      <script>fetch('/live.flv?txSecret=0f&txTime=${end}')</script>`
    bytes(page, 'text/html')(request, response)
  })
  const room = aRoom({ pageUrl: `${server.origin}/room`, streamUrls: [], cutTarget: null })
  const roomPages = createRoomPages({ pages: browsing.visitor, clock })
  const { viewer } = seeing
  const { signal } = new AbortController()
  const air = await airStateOf(
    room,
    { viewer, roomPages, platform: createFakeCutPlatform() },
    signal,
  )
  if (air.kind !== 'on-air') throw new Error(JSON.stringify(air))
  const lens = openRoomLens({ clock, viewer, roomPages }, room, air.url)
  for (let look = 0; look < 12; look += 1) {
    expect(await lens.sample(signal)).toMatchObject({ kind: 'frame' })
    clock.advance(seconds(10))
  }
  expect(asked('/room')).toBe(1)
  clock.advance(seconds(LASTS_SECONDS))
  expect(await lens.sample(signal)).toMatchObject({ kind: 'frame' })
  expect(await lens.sample(signal)).toMatchObject({ kind: 'frame' })
  expect(asked('/room')).toBe(2)
})
