import { bytes } from '../streams/stream-server.ts'
import { type OddPage, PLAYER } from './odd-page.ts'

const later = (script: string, milliseconds = 300): string =>
  `setTimeout(() => { ${script} }, ${milliseconds})`

/** Pages that hold up, tire out or get rid of whoever looks; the lesson is found all the same. */
export const PAGES_THAT_RESIST: readonly OddPage[] = [
  {
    name: 'dialogs one after the other, and one before leaving',
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/dialogs',
        `<script>onbeforeunload = () => 'stay'; for (let i = 0; i < 20; i++) { alert(i); confirm(i); prompt(i) }
         ${PLAYER}</script>`,
      ),
  },
  {
    name: 'popups without end',
    greedy: true,
    outcome: 'address',
    serve: ({ page }) =>
      page('/popups', `<script>setInterval(() => open('/popups'), 50); ${later(PLAYER)}</script>`),
  },
  {
    name: 'a download that begins by itself',
    outcome: 'address',
    serve: ({ page, server }) => {
      server.serve('/setup.exe', (_, response) => {
        response.writeHead(200, { 'content-disposition': 'attachment' }).end('MZ')
      })
      return page('/download', `<script>location.href = '/setup.exe'; ${later(PLAYER)}</script>`)
    },
  },
  {
    name: 'a page that closes itself',
    outcome: 'address',
    serve: ({ page }) => page('/closes', `<script>window.close(); ${later(PLAYER)}</script>`),
  },
  {
    name: 'print dialogs',
    outcome: 'address',
    serve: ({ page }) => page('/prints', `<script>print(); print(); ${later(PLAYER)}</script>`),
  },
  {
    name: 'a player that goes full-screen first',
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/full-screen',
        `<video></video><script>document.documentElement.requestFullscreen().catch(() => {}).then(() => ${PLAYER})</script>`,
      ),
  },
  {
    name: 'questions for place and notifications that must be answered',
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/permissions',
        `<video></video><script>Notification.requestPermission().then(() =>
         navigator.geolocation.getCurrentPosition(() => {}, () => ${PLAYER}))</script>`,
      ),
  },
  {
    name: 'a history trap',
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/history',
        `<script>setInterval(() => history.pushState({}, '', '/history?' + Math.random()), 20);
         onpopstate = () => history.forward(); ${later(PLAYER)}</script>`,
      ),
  },
  {
    name: 'a page that grows without end',
    greedy: true,
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/grows',
        `<script>setInterval(() => { for (let i = 0; i < 3000; i++) document.body.append(document.createElement('p')) }, 20);
         ${later(PLAYER)}</script>`,
      ),
  },
  {
    name: 'a page that computes without end once its player has begun',
    greedy: true,
    outcome: 'address',
    serve: ({ page }) =>
      page('/busy-later', `<p>几何</p><script>${PLAYER}; ${later('for (;;);', 50)}</script>`),
  },
  {
    name: 'frames within frames without end',
    greedy: true,
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/nested',
        `<iframe id=f></iframe><script>if (!location.search) ${PLAYER};
         f.src = '/nested?' + Math.random()</script>`,
      ),
  },
  {
    name: 'a tab that crashes after its player has begun',
    greedy: true,
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/crash-later',
        `<script>${PLAYER}; ${later('const a = []; for (;;) a.push(new Array(1e6).fill(1.5))', 50)}</script>`,
      ),
  },
  {
    name: 'a page that asks for a thousand files',
    greedy: true,
    outcome: 'address',
    serve: ({ page, server }) => {
      server.serve('/pixel.png', bytes('x', 'image/png'))
      return page(
        '/thousand',
        `<script>for (let i = 0; i < 1000; i++) new Image().src = '/pixel.png?' + i; ${PLAYER}</script>`,
      )
    },
    also: ({ cost }) => cost.requests < 100 && cost.stopped > 100,
  },
]
