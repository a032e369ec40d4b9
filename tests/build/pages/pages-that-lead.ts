import { bytes, unending } from '../streams/stream-server.ts'
import { LESSON, type OddPage, PLAYER } from './odd-page.ts'

const chunk = new Uint8Array(80_000)

/** Pages whose stream is found although it is hidden well. */
export const PAGES_THAT_LEAD: readonly OddPage[] = [
  {
    name: 'a consent layer over the player',
    outcome: 'address',
    serve: ({ page }) =>
      page('/consent', `<button onclick="${PLAYER}">同意并继续</button><canvas hidden></canvas>`),
  },
  {
    name: 'a consent layer, then a play button',
    outcome: 'address',
    serve: ({ page }) =>
      page(
        '/two-steps',
        `<video></video><div id=c><button onclick="c.remove();p.hidden=false">我知道了</button></div>
         <button id=p hidden onclick="${PLAYER}">进入直播间</button>`,
      ),
  },
  {
    name: 'a button that opens the room in another window',
    outcome: 'address',
    serve: ({ page }) => {
      page('/in-window', `<video></video><script>${PLAYER}</script>`)
      return page(
        '/opens',
        `<video></video><button onclick="window.open('/in-window')">观看直播</button>`,
      )
    },
  },
  {
    name: 'a link that opens the room in another tab',
    outcome: 'address',
    serve: ({ page }) => {
      page('/in-tab', `<video></video><script>${PLAYER}</script>`)
      return page('/links', '<video></video><a href="/in-tab" target="_blank">进入直播间</a>')
    },
  },
  {
    name: 'a player in a frame of another site',
    outcome: 'address',
    serve: ({ page, other }) => {
      const inner = page('/inner', `<p>框架里的课表</p><script>${PLAYER}</script>`, other)
      return page('/outer', `<p>外层</p><iframe src="${inner}" width=600 height=400></iframe>`)
    },
    also: ({ text, mediaUrls }) =>
      text.includes('框架里的课表') && (mediaUrls[0]?.startsWith('http://127.0.0.2') ?? false),
  },
  {
    name: 'an address that only stands in the parameter of a player frame',
    outcome: 'address',
    serve: ({ page, server }) => {
      const inner = encodeURIComponent(`${server.origin}${LESSON}?k=1`)
      page('/empty', '<p>player</p>')
      return page('/parameter', `<iframe src="/empty?src=${inner}" width=600 height=400></iframe>`)
    },
  },
  {
    name: 'an address that only an API answer names',
    outcome: 'address',
    serve: ({ page, server }) => {
      const room = JSON.stringify({ data: { pull: `${server.origin}${LESSON}?sign=1` } })
      server.serve('/api/room', bytes(room.replaceAll('/', '\\/'), 'application/json'))
      return page('/api-room', "<video></video><script>fetch('/api/room')</script>")
    },
  },
  {
    name: 'an address that only a global of the player holds',
    outcome: 'address',
    serve: ({ page, server }) =>
      page(
        '/global',
        `<video></video><script>window.player = { options: { url: '${server.origin}/lesson.m3' + 'u8' } }
         Object.defineProperty(player, 'trap', { get() { for (;;); }, enumerable: true })</script>`,
      ),
  },
  {
    name: 'a playlist without a name or a type of its own',
    outcome: 'address',
    serve: ({ page, server }) => {
      server.serve('/play/lesson.m3u8', bytes(''))
      server.serve('/live/lesson', bytes('#EXTM3U\n#EXTINF:2,\n1.ts\n', 'text/plain'))
      return page('/nameless', "<video></video><script>fetch('/live/lesson')</script>")
    },
  },
  {
    name: 'a stream without a name or a type of its own',
    outcome: 'address',
    serve: ({ page, server }) => {
      server.serve('/pull/lesson', unending(chunk, 'application/octet-stream'))
      return page(
        '/behaves',
        "<video></video><script>fetch('/pull/lesson').then(r => { const b = r.body.getReader(); b.read().then(function next() { b.read().then(next) }) })</script>",
      )
    },
  },
  {
    name: 'a player that fetches in a worker',
    outcome: 'address',
    serve: ({ page, server }) => {
      server.serve('/worker.js', bytes(PLAYER, 'text/javascript'))
      return page('/worker', "<video></video><script>new Worker('/worker.js')</script>")
    },
  },
  {
    name: 'a service worker that answers in the place of the server',
    outcome: 'address',
    serve: ({ page, server }) => {
      server.serve(
        '/sw.js',
        bytes(
          "onfetch = e => e.respondWith(new Response('')); onactivate = () => clients.claim()",
          'text/javascript',
        ),
      )
      return page(
        '/service',
        `<video></video><script>navigator.serviceWorker.register('/sw.js').finally(() => ${PLAYER})</script>`,
      )
    },
  },
  {
    name: 'a player and words in a shadow tree',
    outcome: 'address',
    serve: ({ page, server }) =>
      page(
        '/shadow',
        `<div id=host></div><script>host.attachShadow({ mode: 'open' }).innerHTML =
         '<h1>影子里的数学课</h1><video src="${server.origin}/lesson.mp4"></video>'</script>`,
      ),
    also: ({ text, texts }) =>
      text.includes('影子里的数学课') && texts.some(({ role }) => role === 'title'),
  },
  {
    name: 'a page made for phones',
    outcome: 'address',
    serve: ({ server }) =>
      server.serve('/phone', (request, response) => {
        const phone = /Android.*Mobile/.test(request.headers['user-agent'] ?? '')
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        response.end(
          phone ? `<video></video><script>${PLAYER}</script>` : '请使用手机微信扫码观看直播',
        )
      }),
  },
  {
    name: 'an advertisement before the lesson',
    outcome: 'address',
    serve: ({ page }) =>
      page('/advert-first', `<script>fetch('/advert/spot.m3u8').finally(() => ${PLAYER})</script>`),
    also: ({ mediaUrls }) => mediaUrls.length === 1,
  },
  {
    name: 'chat over a web socket, drawn on a canvas',
    outcome: 'address',
    serve: ({ page, chatUrl }) =>
      page(
        '/chat',
        `<canvas></canvas><script>const s = new WebSocket('${chatUrl}');
         s.onmessage = () => {}; setTimeout(() => ${PLAYER}, 600)</script>`,
      ),
    also: ({ texts }) =>
      texts.some(
        ({ role, text }) => role === 'chat' && text.includes('老师这道一元二次方程怎么解'),
      ),
  },
]
