import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { PageVisit } from '../../../src/ports/sight/page-visitor.ts'
import type { Unseen } from '../../../src/ports/sight/stream-viewer.ts'
import { soonAfter } from '../../build/patience.ts'
import { type Browsing, openBrowsing, playerScripts } from '../../build/streams/browsing.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  bytes,
  type StreamServer,
  startStreamServer,
  unending,
} from '../../build/streams/stream-server.ts'

let browsing: Browsing
let seeing: Seeing
let server: StreamServer
let media: MadeMedia

beforeAll(async () => {
  browsing = await openBrowsing()
  seeing = await openSeeing()
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
  server.serve('/hls.js', bytes(await readFile(playerScripts.hls()), 'text/javascript'))
  server.serve('/mpegts.js', bytes(await readFile(playerScripts.mpegts()), 'text/javascript'))
})

afterAll(async () => {
  await browsing.close()
  await seeing.close()
  await server.close()
})

const options = { budget: seconds(20) }

const servePage = (path: string, body: string, title = '直播间'): string =>
  server.serve(
    path,
    bytes(`<!doctype html><meta charset="utf-8"><title>${title}</title>${body}`, 'text/html'),
  )

function pageOf(outcome: PageVisit | Unseen): PageVisit {
  if (outcome.kind !== 'page') throw new Error(`${outcome.reason}: ${outcome.detail}`)
  return outcome
}

describe.concurrent('the page of a live room', () => {
  it('with an hls.js player gives its playlist, which then shows a frame', async () => {
    const playlist = serveLiveHls(server, '/class', { segments: media.segments })
    const url = servePage(
      '/room',
      `<h1>初二数学 一次函数</h1><p hidden>看不见的话</p><video muted></video>
       <script src="/hls.js"></script>
       <script>const h = new Hls(); h.loadSource('/class/live.m3u8?token=1');
       h.attachMedia(document.querySelector('video'))</script>`,
      '周末冲刺班',
    )
    const page = pageOf(await browsing.visitor.visit(url, options))
    expect(page.mediaUrls[0]).toBe(`${playlist}?token=1`)
    expect(page.title).toBe('周末冲刺班')
    expect(page.text).toBe('初二数学 一次函数')
    expect(page.videoPicture).toBeNull()
    const [first = ''] = page.mediaUrls
    expect(await seeing.viewer.sample(first, options)).toMatchObject({ kind: 'frame' })
  })

  it('with an mpegts.js player gives its FLV address', async () => {
    const flv = server.serve('/live/x.flv', unending(media.flv))
    const url = servePage(
      '/flv-room',
      `<video muted></video><script src="/mpegts.js"></script>
       <script>const p = mpegts.createPlayer({ type: 'flv', isLive: true, url: '${flv}' });
       p.attachMediaElement(document.querySelector('video')); p.load()</script>`,
    )
    expect(pageOf(await browsing.visitor.visit(url, options)).mediaUrls).toEqual([flv])
  })

  it('whose player waits for a click is clicked', async () => {
    serveLiveHls(server, '/clicked', { segments: media.segments })
    const url = servePage(
      '/click-room',
      `<video muted></video><button id="go">进入直播间</button><script src="/hls.js"></script>
       <script>go.onclick = () => { const h = new Hls(); h.loadSource('/clicked/live.m3u8');
       h.attachMedia(document.querySelector('video')) }</script>`,
    )
    const page = pageOf(await browsing.visitor.visit(url, options))
    expect(page.mediaUrls[0]).toBe(`${server.origin}/clicked/live.m3u8`)
  })

  it('whose player sits in a frame is found all the same', async () => {
    serveLiveHls(server, '/framed', { segments: media.segments })
    servePage(
      '/inner',
      `<p>里层文字</p><video muted></video><script src="/hls.js"></script><script>
       const h = new Hls(); h.loadSource('/framed/live.m3u8');
       h.attachMedia(document.querySelector('video'))</script>`,
    )
    const url = servePage('/outer', '<p>外层文字</p><iframe src="/inner" width=600 height=400>')
    const page = pageOf(await browsing.visitor.visit(url, options))
    expect(page.mediaUrls[0]).toBe(`${server.origin}/framed/live.m3u8`)
    expect(page.text).toContain('外层文字')
    expect(page.text).toContain('里层文字')
  })
})

describe.concurrent('the page of a live room without a player that fetches', () => {
  it('that only writes its RTMP address in a script still tells it', async () => {
    const url = servePage(
      '/rtmp-room',
      '<script>window.room = {"pull":"rtmp:\\/\\/pull.example.com\\/live\\/abc?k=1\\u0026v=2"}</script>',
    )
    expect(pageOf(await browsing.visitor.visit(url, options)).mediaUrls).toEqual([
      'rtmp://pull.example.com/live/abc?k=1&v=2',
    ])
  })

  it('without any address gives a picture of what its player shows', async () => {
    const url = servePage(
      '/canvas-room',
      `<canvas width=640 height=360></canvas><script>
       const c = document.querySelector('canvas').getContext('2d');
       c.fillStyle = '#fff'; c.fillRect(0, 0, 640, 360);
       c.fillStyle = '#c00'; c.fillRect(100, 100, 200, 100);
       // Somebody writes.
       let at = 0; setInterval(() => c.fillText('x', 300 + ++at, 300), 100)</script>`,
    )
    const { mediaUrls, videoPicture } = pageOf(await browsing.visitor.visit(url, options))
    expect(mediaUrls).toEqual([])
    expect(videoPicture?.frame).toMatchObject({ width: 640, height: 360 })
    const middle = (150 * 640 + 200) * 3
    expect([...(videoPicture?.frame.rgb.subarray(middle, middle + 3) ?? [])]).toEqual([204, 0, 0])
  })
})

describe('a visit', () => {
  it('knows nothing of the visit before', async () => {
    const url = servePage(
      '/memory',
      `<p id="p"></p><script>p.textContent = document.cookie + (localStorage.x ?? '') || 'new';
       document.cookie = 'c=1'; localStorage.x = '2'</script>`,
    )
    const short = { budget: seconds(10) }
    expect(pageOf(await browsing.visitor.visit(url, short)).text).toBe('new')
    expect(pageOf(await browsing.visitor.visit(url, short)).text).toBe('new')
  })

  it('is not held up by dialogs, popups and downloads', async () => {
    server.serve('/file.exe', (_, response) => {
      response.writeHead(200, { 'content-disposition': 'attachment' }).end('MZ')
    })
    serveLiveHls(server, '/noisy', { segments: media.segments })
    const url = servePage(
      '/noise',
      `<script>alert('1'); window.open('/memory'); location.href = '/file.exe';
       setTimeout(() => fetch('/noisy/live.m3u8'), 300)</script>`,
    )
    const page = pageOf(await browsing.visitor.visit(url, options))
    expect(page.mediaUrls).toEqual([`${server.origin}/noisy/live.m3u8`])
  })

  it('ends within its budget on a page that never stops computing', async () => {
    const url = servePage('/busy', '<script>for (;;);</script>')
    const started = browsing.clock.monotonic()
    const outcome = await browsing.visitor.visit(url, { budget: milliseconds(4_000) })
    expect(outcome).toMatchObject({ kind: 'unseen', reason: 'timeout' })
    expect(browsing.clock.monotonic() - started).toBeLessThan(soonAfter(4_500))
  })
})
