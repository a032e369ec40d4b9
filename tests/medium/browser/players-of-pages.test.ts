import { readFile } from 'node:fs/promises'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { airStateOf } from '../../../src/app/sight/air-state.ts'
import { openRoomLens } from '../../../src/app/sight/room-lens.ts'
import { createRoomPages } from '../../../src/app/sight/room-pages.ts'
import { sightOf } from '../../../src/app/sight/sight.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { type Browsing, openBrowsing, playerScripts } from '../../build/streams/browsing.ts'
import { startFlvSocket } from '../../build/streams/flv-socket.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'
import { aRoom } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'

let browsing: Browsing
let seeing: Seeing
let server: StreamServer
let other: StreamServer
let socket: Awaited<ReturnType<typeof startFlvSocket>>
const signal = new AbortController().signal

/** Long enough to play on while it is looked at, however slow the machine. */
const LESSON =
  '-v error -f lavfi -i testsrc2=size=320x180:rate=12 -t 90 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 24 -f flv -'

beforeAll(async () => {
  browsing = await openBrowsing()
  seeing = await openSeeing()
  server = await startStreamServer()
  other = await startStreamServer('127.0.0.2')
  const made = await seeing.processes.start(ffmpeg.path, LESSON.split(' '), {
    budget: seconds(120),
    maximumOutputBytes: 60_000_000,
  }).exited
  socket = await startFlvSocket(made.stdout)
  server.serve('/mpegts.js', bytes(await readFile(playerScripts.mpegts()), 'text/javascript'))
})

afterAll(async () => {
  await browsing.close()
  await seeing.close()
  await Promise.all([server.close(), other.close(), socket.close()])
})

const html = (on: StreamServer, path: string, content: string): string =>
  on.serve(path, bytes(`<!doctype html><meta charset="utf-8">${content}`, 'text/html'))
const framed = (address: string): string =>
  `<h1>初二数学</h1><iframe src="${address}" width=700 height=420 allow="autoplay"></iframe>`

const DRAW = `const x = c.getContext('2d'); let n = 0; const draw = (n) => { x.fillStyle = '#fff';
  x.fillRect(0, 0, c.width, c.height); x.fillStyle = '#c00'; x.fillRect(40 + n % 90, 60, 80, 60) };`
/** What WebRTC and web assembly players come to: no address at all. */
const CANVAS = '<canvas id=c width=640 height=360></canvas>'
const PLAYER = (draws: string, size = 'width=640 height=360'): string =>
  `<canvas width=640 height=360 hidden id=c></canvas><video id=v muted autoplay ${size}></video>
   <script>${DRAW} ${draws}; v.srcObject = c.captureStream(25); v.play()</script>`
const MOVES = 'setInterval(() => draw(n++), 40)'
const STOPS = 'const t = setInterval(() => { draw(n++); if (n > 20) clearInterval(t) }, 40)'
const SAME = 'setInterval(() => draw(0), 40)'
const flvPlayer = (): string =>
  `<video muted autoplay width=640 height=360></video><script src="${server.origin}/mpegts.js"></script>
   <script>const p = mpegts.createPlayer({ type: 'flv', isLive: true, url: '${socket.url}' });
   p.attachMediaElement(document.querySelector('video')); p.load(); p.play()</script>`

async function seenOn(page: string): Promise<string> {
  const sight = await sightOf({ viewer: seeing.viewer, pages: browsing.visitor }, page, signal)
  if (sight.kind === 'unseen') return sight.unseen.reason
  const seen = await sight.picture(signal, 0)
  return seen.kind === 'frame' ? 'live' : seen.reason
}

/** As the patrol does it: the probe, and two looks of the watch. */
async function patrolled(pageUrl: string): Promise<readonly string[]> {
  const clock = createFakeClock(SATURDAY)
  const { viewer } = seeing
  const roomPages = createRoomPages({ pages: browsing.visitor, clock })
  const room = aRoom({ pageUrl, streamUrls: [], cutTarget: null })
  const platform = createFakeCutPlatform()
  const air = await airStateOf(room, { viewer, roomPages, platform }, signal)
  if (air.kind !== 'on-air') return [air.kind === 'unseen' ? air.unseen.reason : air.kind]
  const lens = openRoomLens({ clock, viewer, roomPages }, room, air.url)
  const looks = ['on-air']
  for (let look = 0; look < 2; look += 1) {
    const seen = await lens.sample(signal)
    looks.push(seen.kind === 'unseen' ? seen.reason : 'live')
    clock.advance(seconds(20))
  }
  return looks
}

type Page = readonly [name: string, open: () => string]

const LIVE: readonly Page[] = [
  [
    'a player in a frame of the same origin',
    () => html(server, '/same', framed(html(server, '/same-in', PLAYER(MOVES)))),
  ],
  [
    'a player in a frame of another origin',
    () => html(server, '/other', framed(html(other, '/other-in', PLAYER(MOVES)))),
  ],
  [
    'a canvas in a frame of another origin',
    () =>
      html(
        server,
        '/drawn',
        framed(html(other, '/drawn-in', `${CANVAS}<script>${DRAW}${MOVES}</script>`)),
      ),
  ],
  ['FLV over a web socket', () => html(server, '/socket', flvPlayer())],
  [
    'FLV over a web socket in a frame of another origin',
    () => html(server, '/socket-frame', framed(html(other, '/socket-in', flvPlayer()))),
  ],
  [
    'a player beside a larger one that stands still',
    () =>
      html(
        server,
        '/two',
        `<canvas id=s width=640 height=360 hidden></canvas><video id=w muted width=660 height=380></video>
         <script>s.getContext('2d').fillRect(0, 0, 9, 9); w.srcObject = s.captureStream(0); w.play()</script>
         ${PLAYER(MOVES, 'width=600 height=340')}`,
      ),
  ],
]

const FROZEN: readonly Page[] = [
  [
    'a video that stands still in a frame of another origin',
    () => html(server, '/still', framed(html(other, '/still-in', PLAYER(STOPS)))),
  ],
  [
    'a canvas that nothing is drawn on any more',
    () => html(server, '/stopped', `${CANVAS}<script>${DRAW}${STOPS}</script>`),
  ],
  [
    'a canvas on which the same is drawn over and over',
    () => html(server, '/again', `${CANVAS}<script>${DRAW}${SAME}</script>`),
  ],
  [
    'a video that stands still below words that fly over it',
    () =>
      html(
        server,
        '/words',
        `<style>video, #d { position: absolute; top: 0; left: 0 }</style>${PLAYER(STOPS)}
         <canvas id=d width=640 height=360></canvas><script>const y = d.getContext('2d'); let k = 0;
         setInterval(() => { y.clearRect(0, 0, 640, 360); y.fillText('老师好', k++ % 600, 40) }, 40)</script>`,
      ),
  ],
]

describe('a player that shows a moving picture is seen', () => {
  it.concurrent.each(LIVE)('by one who checks the address: %s', async (_, open) => {
    expect(await seenOn(open())).toBe('live')
  })

  it.concurrent.each(LIVE)('by the patrol: %s', async (_, open) => {
    expect(await patrolled(open())).toEqual(['on-air', 'live', 'live'])
  })
})

describe('a screen that stands still is never live', () => {
  it.concurrent.each(FROZEN)('for one who checks the address: %s', async (_, open) => {
    expect(await seenOn(open())).toBe('frozen')
  })

  it.concurrent.each(FROZEN)('for the patrol: %s', async (_, open) => {
    expect(await patrolled(open())).toEqual(['frozen'])
  })
})

it.concurrent('a board that nobody writes on just now is seen while the teacher talks', async () => {
  const talks = `<audio id=a autoplay></audio><script>const o = new AudioContext();
    const to = o.createMediaStreamDestination(), s = o.createOscillator(); s.connect(to); s.start();
    a.srcObject = to.stream; a.play()</script>`
  const page = html(server, '/board', `${CANVAS}<script>${DRAW} draw(0)</script>${talks}`)
  expect(await seenOn(page)).toBe('live')
})
