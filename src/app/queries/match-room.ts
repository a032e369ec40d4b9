import type { LiveRoom } from '../../core/registry/live-room.ts'

/** How an address belongs to a room: its page, a stream, a segment beneath a stream, or where it is pushed to. */
export type LookupMatch = 'page' | 'stream' | 'segment' | 'push'

function parse(text: string): URL | null {
  try {
    return new URL(text.trim())
  } catch {
    return null
  }
}

const path = (url: URL): string => url.pathname.replace(/\/+$/, '')

/** Signatures and session keys sit in the query and change with every visit. */
const sameAddress = (a: URL, b: URL): boolean =>
  a.protocol === b.protocol && a.host === b.host && path(a) === path(b)

const folderOf = (url: URL): string => url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1)

/** A media segment or variant playlist lies in the folder of the playlist that we know. */
function isBeneath(url: URL, stream: URL): boolean {
  const folder = folderOf(stream)
  return (
    stream.pathname.endsWith('.m3u8') &&
    folder !== '/' &&
    url.host === stream.host &&
    url.pathname.startsWith(folder)
  )
}

function isPushed(url: URL, room: LiveRoom): boolean {
  const target = room.cutTarget
  if (target === null || !/^(rtmps?|srt|rtsp):$/.test(url.protocol)) return false
  const server = parse(target.apiUrl)
  return server?.hostname === url.hostname && path(url) === `/${target.app}/${target.stream}`
}

/** One box for any address that an officer has at hand; `null` when it has nothing to do with the room. */
export function matchRoom(room: LiveRoom, text: string): LookupMatch | null {
  const url = parse(text)
  if (url === null) return null
  const page = room.pageUrl === null ? null : parse(room.pageUrl)
  if (page !== null && sameAddress(page, url)) return 'page'
  const streams = room.streamUrls.map(parse).filter((stream) => stream !== null)
  if (streams.some((stream) => sameAddress(stream, url))) return 'stream'
  if (streams.some((stream) => isBeneath(url, stream))) return 'segment'
  return isPushed(url, room) ? 'push' : null
}
