import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CanaryShow } from '../../../core/canary/canary-run.ts'
import { seconds } from '../../../core/time/duration.ts'
import { between } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import { type DrawnShow, SEGMENT_SECONDS } from './draw-show.ts'

export type CanarySite = {
  /** `http://127.0.0.1:PORT/SECRET/`: nobody who was not told gets in. */
  readonly base: string
  /** Puts it on air, instead of what was there before; between its begin and its end it is served. */
  show(show: CanaryShow, drawn: DrawnShow): void
  /** What it was given last, on air or not. */
  shown(): string | null
  close(): Promise<void>
}

const WINDOW = 4
/** A listening of twelve seconds is to find them all. */
const HEARD_WINDOW = 8

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** A live playlist of the segments over and over, by the clock: nothing has to run while it is on air. */
function playlistOf({ begunAt, sense }: CanaryShow, segments: number, now: Clock['now']): string {
  const window = sense === 'heard' ? HEARD_WINDOW : WINDOW
  const newest = Math.floor(between(begunAt, now()) / seconds(SEGMENT_SECONDS))
  const first = Math.max(0, newest - window + 1)
  const lines = Array.from({ length: newest - first + 1 }, (_, place) => {
    const at = (first + place) % segments
    const seam = at === 0 && first + place > 0 ? ['#EXT-X-DISCONTINUITY'] : []
    return [...seam, `#EXTINF:${SEGMENT_SECONDS},`, `${at}.ts?n=${first + place}`].join('\n')
  })
  const head = ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${SEGMENT_SECONDS}`]
  return [...head, `#EXT-X-MEDIA-SEQUENCE:${first}`, ...lines, ''].join('\n')
}

/** Serves one canary at a time on loopback, under a name that is new with each start. */
export async function openCanarySite({ now }: Pick<Clock, 'now'>): Promise<CanarySite> {
  const secret = randomBytes(24).toString('base64url')
  let current: { readonly show: CanaryShow; readonly drawn: DrawnShow } | null = null

  function answer(
    path: string,
  ): { readonly type: string; readonly body: string | Uint8Array } | null {
    if (current === null) return null
    const { show, drawn } = current
    const prefix = `/${secret}/${show.id}/`
    if (!path.startsWith(prefix) || now() < show.begunAt || now() >= show.endsAt) return null
    const file = path.slice(prefix.length)
    if (file === 'index.m3u8') {
      return {
        type: 'application/vnd.apple.mpegurl',
        body: playlistOf(show, drawn.length, now),
      }
    }
    const place = /^(\d{1,3})\.ts$/.exec(file)?.[1]
    const body = place === undefined ? undefined : drawn[Number(place)]
    return body === undefined ? null : { type: 'video/mp2t', body }
  }

  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    const found = request.method === 'GET' ? answer(path) : null
    if (found === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
      return
    }
    response.writeHead(200, {
      'content-type': found.type,
      'content-length': Buffer.byteLength(found.body),
      'cache-control': 'no-store',
    })
    response.end(found.body)
  })
  const port = await listen(server)
  server.unref()
  return {
    base: `http://127.0.0.1:${port}/${secret}/`,
    show: (show, drawn) => {
      current = { show, drawn }
    },
    shown: () => current?.show.id ?? null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
