import { escapeHtml } from '../../core/escape-html.ts'
import { PLAYLIST } from './hls-packager.ts'

/** What one public page of the rehearsal shows. */
export type RoomPage = {
  /** Last part of its address. */
  readonly name: string
  readonly title: string
  readonly institution: string
  readonly description: string
  readonly course: readonly string[]
  /** A notice above the player, where there is one. */
  readonly notice?: string
  readonly player:
    | { readonly kind: 'hls' }
    | { readonly kind: 'flv'; readonly url: string }
    | { readonly kind: 'off-air' }
}

const STYLE = `body{margin:0;font:16px/1.7 'Noto Sans SC',sans-serif;color:#1d2733;background:#f4f6f9}
  main{max-width:960px;margin:0 auto;padding:24px}video,.off-air{width:100%;aspect-ratio:16/9;background:#10151c}
  .off-air{display:grid;place-items:center;color:#c8d0da;font-size:28px}h1{font-size:26px}footer{color:#7b8694}`

/** JSON inside a script element: a closing tag in it must not end the element. */
const literal = (value: string): string => JSON.stringify(value).replaceAll('<', '\\u003c')

function playerOf({ name, player }: RoomPage): string {
  if (player.kind === 'off-air') return '<div class="off-air">暂未开播</div>'
  const video = '<video id="player" muted autoplay playsinline></video>'
  if (player.kind === 'hls') {
    return `${video}<script src="/assets/hls.js"></script><script>
      const hls = new Hls({ liveSyncDurationCount: 2 })
      hls.loadSource(${literal(`/hls/${name}/${PLAYLIST}`)})
      hls.attachMedia(document.getElementById('player'))
    </script>`
  }
  return `${video}<script src="/assets/mpegts.js"></script><script>
      const player = mpegts.createPlayer({ type: 'flv', isLive: true, url: ${literal(player.url)} })
      player.attachMediaElement(document.getElementById('player'))
      player.load()
      player.play()
    </script>`
}

/** The page of a live room as an institution would put it on the web, with its course text around the player. */
export function roomPage(room: RoomPage): string {
  const notice = room.notice === undefined ? '' : `<p class="notice">${escapeHtml(room.notice)}</p>`
  const course = room.course.map((line) => `<li>${escapeHtml(line)}</li>`).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>${escapeHtml(room.title)}</title><meta name="description" content="${escapeHtml(room.description)}">
<style>${STYLE}</style></head><body><main><h1>${escapeHtml(room.title)}</h1><p>${escapeHtml(room.institution)}</p>${notice}
${playerOf(room)}
<h2>课程介绍</h2><p>${escapeHtml(room.description)}</p><ul>${course}</ul>
<footer>演练页面，机构与课程均为虚构</footer></main></body></html>`
}
