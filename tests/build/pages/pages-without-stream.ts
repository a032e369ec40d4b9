import { status } from '../streams/stream-server.ts'
import type { OddPage } from './odd-page.ts'

const html = { 'content-type': 'text/html; charset=utf-8' }
const DRAWING = `const c = document.querySelector('canvas'), x = c.getContext('2d');
  let at = 0; setInterval(() => { x.fillStyle = '#fff'; x.fillRect(0, 0, 640, 360);
  x.fillStyle = '#c00'; x.fillRect(100 + at++ % 50, 100, 200, 100) }, 40)`

/** Pages that give no address: a picture, a word, or the reason why not. */
export const PAGES_WITHOUT_STREAM: readonly OddPage[] = [
  {
    name: 'a lesson drawn on a canvas',
    outcome: 'picture',
    serve: ({ page }) =>
      page('/canvas', `<canvas width=640 height=360></canvas><script>${DRAWING}</script>`),
  },
  {
    name: 'a video without an address, as WebRTC plays it',
    outcome: 'picture',
    serve: ({ page }) =>
      page(
        '/webrtc',
        `<canvas width=640 height=360 hidden></canvas><video muted width=640 height=360></video>
         <script>${DRAWING}; const v = document.querySelector('video');
         v.srcObject = c.captureStream(25); v.play()</script>`,
      ),
  },
  {
    name: 'a player that asks for keys (EME)',
    outcome: 'unseen: encrypted',
    serve: ({ page }) =>
      page(
        '/keys',
        `<video></video><script>navigator.requestMediaKeySystemAccess('com.widevine.alpha',
         [{ initDataTypes: ['cenc'], videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.42E01E"' }] }]).catch(() => {})</script>`,
      ),
  },
  {
    name: 'a video that shows its poster only',
    outcome: 'words',
    serve: ({ page }) =>
      page('/poster', '<p>初三物理</p><video width=640 height=360 poster="/p.png"></video>'),
    also: ({ videoPicture }) => videoPicture === null,
  },
  {
    name: 'a room that has not begun',
    outcome: 'off-air',
    serve: ({ page }) => page('/off-air', '<p>高一化学</p><video></video><p>直播尚未开始</p>'),
  },
  {
    name: 'a long page that mentions an ended lesson among others',
    outcome: 'words',
    serve: ({ page }) => page('/list', `<p>直播已结束</p><p>${'数学课程介绍 '.repeat(200)}</p>`),
  },
  {
    name: 'a login layer over an empty player',
    outcome: 'unseen: login-wall',
    serve: ({ page }) => page('/layer', '<video></video><div>登录后即可观看本场直播</div>'),
  },
  {
    name: 'a password for the room',
    outcome: 'unseen: login-wall',
    serve: ({ page }) => page('/password', '<p>请输入观看密码</p><input>'),
  },
  {
    name: 'a check whether one is human, with its own status',
    outcome: 'unseen: risk-control',
    serve: ({ server }) =>
      server.serve('/human', (_, response) => {
        response.writeHead(403, html).end('<p>Please verify you are human to continue</p>')
      }),
  },
  {
    name: 'too many requests',
    outcome: 'unseen: risk-control',
    serve: ({ server }) => server.serve('/429', status(429)),
  },
  {
    name: 'a status by which a platform turns programs away',
    outcome: 'unseen: risk-control',
    serve: ({ server }) => server.serve('/412', status(412)),
  },
  {
    name: 'a region that is shut out, with its own status',
    outcome: 'unseen: geo-blocked',
    serve: ({ server }) =>
      server.serve('/region', (_, response) => {
        response.writeHead(403, html).end('<p>该视频所在地区无法观看</p>')
      }),
  },
  {
    name: 'a question for name and password (HTTP authentication)',
    outcome: 'unseen: login-wall',
    serve: ({ server }) =>
      server.serve('/basic', (_, response) => {
        response.writeHead(401, { ...html, 'www-authenticate': 'Basic realm="x"' }).end('401')
      }),
  },
  {
    name: 'a page that refreshes itself without end',
    outcome: 'unseen: redirect-loop',
    serve: ({ page }) => page('/refresh', '<meta http-equiv=refresh content=0><p>…</p>'),
  },
  {
    name: 'a script that sends us on without end',
    outcome: 'unseen: redirect-loop',
    serve: ({ page }) =>
      page('/on-and-on', "<script>location.replace('/on-and-on?' + Math.random())</script>"),
  },
  {
    name: 'a page that computes without end',
    greedy: true,
    outcome: 'unseen: timeout',
    serve: ({ page }) => page('/busy', '<script>for (;;);</script>'),
  },
  {
    name: 'a page of a hundred megabytes',
    greedy: true,
    outcome: 'unseen: timeout',
    serve: ({ server }) =>
      server.serve('/huge', (_, response) => {
        response.writeHead(200, html)
        const line = Buffer.from(`<p>${'x'.repeat(65_000)}</p>`)
        let left = 1_600
        const more = (): void => {
          while (left > 0 && !response.destroyed) {
            left -= 1
            if (!response.write(line)) return
          }
          response.end()
        }
        response.on('drain', more)
        more()
      }),
  },
  {
    name: 'a script whose heap runs out',
    greedy: true,
    outcome: 'unseen: browser-failed',
    serve: ({ page }) =>
      page('/heap', '<script>const a = []; for (;;) a.push(new Array(1e6).fill(1.5))</script>'),
  },
  {
    name: 'buffers that take all memory',
    greedy: true,
    // On a busy machine the time is up before the memory is.
    outcome: ['unseen: browser-failed', 'unseen: timeout'],
    serve: ({ page }) =>
      page(
        '/buffers',
        // Without a rest, so that the page is not done before it has taken too much, however slow the machine is.
        '<script>const a = []; for (;;) { a.push(new Uint8Array(6e7).fill(1)); const t = performance.now() + 20; while (performance.now() < t); }</script>',
      ),
  },
]
