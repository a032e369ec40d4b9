import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sightOf } from '../../../src/app/sight/sight.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { type Browsing, openBrowsing, playerScripts } from '../../build/streams/browsing.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  type Answer,
  bytes,
  type StreamServer,
  startStreamServer,
} from '../../build/streams/stream-server.ts'

let browsing: Browsing
let seeing: Seeing
let server: StreamServer
let cdn: StreamServer
let media: MadeMedia

beforeAll(async () => {
  browsing = await openBrowsing()
  seeing = await openSeeing()
  server = await startStreamServer()
  cdn = await startStreamServer('127.0.0.2')
  media = await makeMedia(seeing.processes)
  server.serve('/hls.js', bytes(await readFile(playerScripts.hls()), 'text/javascript'))
})

afterAll(async () => {
  await browsing.close()
  await seeing.close()
  await Promise.all([server.close(), cdn.close()])
})

const deps = () => ({ viewer: seeing.viewer, pages: browsing.visitor })
const signal = new AbortController().signal

/** A room whose server lets in only whom `lets` lets in, for the playlist and for each segment. */
function guardedRoom(
  on: StreamServer,
  folder: string,
  lets: (request: IncomingMessage) => boolean,
): string {
  const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
  const guarded =
    (content: () => Uint8Array | string): Answer =>
    (request, response) => {
      if (request.method === 'OPTIONS') return void response.writeHead(204, open).end()
      const enters = lets(request)
      return void response.writeHead(enters ? 200 : 403, open).end(enters ? content() : 'no')
    }
  for (const [index, segment] of media.segments.entries()) {
    on.serve(
      `${folder}/${index}.ts`,
      guarded(() => segment),
    )
  }
  let sequence = 0
  return on.serve(
    `${folder}/live.m3u8`,
    guarded(() => {
      sequence += 1
      const lines = [0, 1, 2, 3].flatMap((at) => ['#EXTINF:2,', `${at}.ts?${sequence}`])
      // The number stands still: one that moved on over the same times would stall a player.
      const head = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', '#EXT-X-MEDIA-SEQUENCE:7']
      return [...head, ...lines].join('\n')
    }),
  )
}

const player = (address: string, config = '{}'): string =>
  `<!doctype html><meta charset="utf-8"><title>直播间</title>
   <video muted autoplay width=640 height=360></video><script src="${server.origin}/hls.js"></script>
   <script>const h = new Hls(${config}); h.loadSource('${address}');
   h.attachMedia(document.querySelector('video'))</script>`

async function pictureOf(page: string) {
  const sight = await sightOf(deps(), page, signal)
  if (sight.kind === 'unseen') return { outcome: sight.unseen.reason, by: 'none' }
  const seen = await sight.picture(signal, 0)
  return {
    outcome: seen.kind === 'frame' ? 'frame' : seen.reason,
    by: seen.kind === 'frame' && seen.source.videoCodec === null ? 'player' : 'stream',
  }
}

describe.concurrent('what the page plays is seen:', () => {
  it('with its Referer', async () => {
    const address = guardedRoom(
      server,
      '/referer',
      ({ headers }) => headers.referer?.startsWith(server.origin) === true,
    )
    const page = server.serve('/referer-page', bytes(player(address), 'text/html'))
    expect(await pictureOf(page)).toEqual({ outcome: 'frame', by: 'stream' })
  })

  it('with the cookie of the page and the browser’s own headers', async () => {
    const address = guardedRoom(
      server,
      '/cookie',
      ({ headers }) =>
        headers.cookie?.includes('room=7') === true &&
        headers['user-agent']?.includes('Chrome') === true &&
        headers['sec-fetch-mode'] === 'cors',
    )
    const page = server.serve('/cookie-page', (_, response) => {
      const headers = { 'content-type': 'text/html', 'set-cookie': 'room=7; HttpOnly' }
      response.writeHead(200, headers).end(player(address))
    })
    expect(await pictureOf(page)).toEqual({ outcome: 'frame', by: 'stream' })
  })

  it('with a token in a header of the player’s, which goes to that host only', async () => {
    const address = guardedRoom(server, '/token', ({ headers }) => headers['x-token'] === 'secret')
    const config = `{ xhrSetup: (x) => x.setRequestHeader('X-Token', 'secret') }`
    const page = server.serve('/token-page', bytes(player(address, config), 'text/html'))
    const visit = await browsing.visitor.visit(page, { budget: seconds(20) })
    if (visit.kind !== 'page') throw new Error(visit.detail)
    expect(visit.pass?.headersFor(address)['x-token']).toBe('secret')
    expect(visit.pass?.headersFor(`${cdn.origin}/x.ts`)['x-token']).toBeUndefined()
    expect(JSON.stringify(visit), 'what is written down holds no secret').not.toContain('secret')
    expect(await pictureOf(page)).toEqual({ outcome: 'frame', by: 'stream' })
  })

  it('with a token that lets in once, by the picture of the player', async () => {
    const used = new Set<unknown>()
    const address = guardedRoom(server, '/once', ({ headers }) => {
      const token = headers['x-token']
      const enters = token !== undefined && !used.has(token)
      used.add(token)
      return enters
    })
    const config = `{ xhrSetup: (x) => x.setRequestHeader('X-Token', String(Math.random())) }`
    const page = server.serve('/once-page', bytes(player(address, config), 'text/html'))
    expect(await pictureOf(page)).toEqual({ outcome: 'frame', by: 'player' })
  })
})

describe('a player that stands still', () => {
  it('is not live', async () => {
    const page = server.serve(
      '/still-page',
      bytes(
        `<canvas width=640 height=360 hidden></canvas><video muted autoplay width=640 height=360></video>
         <script>const c = document.querySelector('canvas'), x = c.getContext('2d');
         let n = 0; const t = setInterval(() => { x.fillStyle = n % 2 ? '#fff' : '#c00';
         x.fillRect(0, 0, 640, 360); if (++n > 20) clearInterval(t) }, 30);
         const v = document.querySelector('video'); v.srcObject = c.captureStream(25); v.play()</script>`,
        'text/html',
      ),
    )
    expect(await pictureOf(page)).toMatchObject({ outcome: 'frozen' })
  })
})
